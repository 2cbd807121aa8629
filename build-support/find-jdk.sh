# Sets JDK25 to the home of a JDK 25, or explains how to get one. To be sourced (POSIX sh).
find_jdk25() {
  JDK25=
  for home in "${JAVA25_HOME-}" "${JAVA_HOME-}" /usr/lib/jvm/* /usr/java/* /opt/jdk* /opt/java/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$home/release" 2>/dev/null; then
      JDK25=$home
      return 0
    fi
  done
  echo "No JDK 25 found. Install one (Debian: a temurin-25-jdk or openjdk-25-jdk package), or set JAVA25_HOME." >&2
  return 1
}
