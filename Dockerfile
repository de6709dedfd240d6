# Linecaster as an image: docker run --rm -v "$PWD:/work" linecaster 'wire/*.txt'

ARG NODE=22.22.3-slim

FROM node:${NODE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund && chmod 755 lib/cli.js

FROM node:${NODE}
ENV NODE_ENV=production
COPY --from=build /build/package.json /build/LICENSE /opt/linecaster/
COPY --from=build /build/node_modules /opt/linecaster/node_modules
COPY --from=build /build/lib /opt/linecaster/lib
COPY --from=build /build/templates /opt/linecaster/templates
RUN ln -s /opt/linecaster/lib/cli.js /usr/local/bin/linecaster && install -d -o node -g node /work
USER node
WORKDIR /work
ENTRYPOINT ["linecaster"]
