# Sets JDK25 to the home of a JDK 25, or says how to get one. To be sourced (POSIX sh).
# Looks where Maven's toolchains plugin looks, so that the launcher and the build agree.
find_jdk25() {
  JDK25=
  for home in "${JAVA25_HOME-}" "${JAVA_HOME-}" /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/jdk/* /usr/local/java/* \
      /opt/java/* /opt/jdk* /opt/hostedtoolcache/*/*/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.m2/jdks/* \
      "$HOME"/.gradle/jdks/* "$HOME"/.jbang/cache/jdks/* "$HOME"/.jenv/versions/* "$HOME"/.asdf/installs/java/* \
      "$HOME"/.jabba/jdk/* "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$home/release" 2>/dev/null; then
      JDK25=$home
      return 0
    fi
  done
  echo "No JDK 25 found: install one (any system: adoptium.net; Debian: the package temurin-25-jdk or openjdk-25-jdk)," \
    "or set JAVA25_HOME to where it is." >&2
  return 1
}
