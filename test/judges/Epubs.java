// Judges EPUB files with EPUBCheck, all in one JVM: it takes seconds to warm up, then milliseconds a file. Run by the
// JDK's source launcher with epubcheck.jar on the class path; arguments: an EPUB and its report's path, and so on.

import com.adobe.epubcheck.tool.EpubChecker;

public class Epubs {
  public static void main(String[] arguments) {
    for (int i = 0; i < arguments.length; i += 2)
      new EpubChecker().run(new String[] {arguments[i], "--json", arguments[i + 1]});
  }
}
