# Builds one of the project's programs when it is missing or older than its sources. To be sourced (POSIX sh), with here and
# JDK25 set. One line of progress on a terminal, one line a module elsewhere; Maven's own words go to a log.

# build_once MODULE PROGRAM: sets jar to MODULE/target/PROGRAM.jar, and archive to what shortens its start.
build_once() {
  module=$1
  product=$here/$module/target
  jar=$product/$2.jar
  archive=$product/$2.aot
  stamp=$product/$2.stamp
  log=$here/target/build.log
  if stale || untrained; then
    mkdir -p "$here/target"
    if command -v flock >/dev/null; then
      exec 9>"$here/target/build.lock"
      flock 9 # a second start at the same time waits here, then finds the work done
    fi
    if stale; then
      build || return 1
    elif untrained; then
      echo "Preparing IKE for Java to start faster (once) ..." >&2
      train >>"$log" 2>&1
    fi
    exec 9>&-
  fi
}

# A build by hand counts as well: whichever is newer, the jar or our stamp.
stale() {
  [ -f "$jar" ] || return 0
  built=$jar
  if [ "$stamp" -nt "$jar" ]; then
    built=$stamp
  fi
  case $module in
    ike-benchmarks) unused=none ;;
    *) unused="$here/ike-benchmarks/*" ;;
  esac
  [ -n "$(find "$here"/pom.xml "$here"/ike-*/pom.xml "$here"/ike-*/src/main -path "$unused" -prune \
    -o -newer "$built" -print 2>/dev/null | head -n 1)" ]
}

untrained() {
  [ ! -e "$archive" ] || [ -n "$(find "$jar" "$product/lib" -newer "$archive" | head -n 1)" ]
}

build() {
  command -v mvn >/dev/null || {
    echo "Building IKE for Java needs Maven 3.8.6 or newer: install it (Debian: apt-get install maven)." >&2
    return 1
  }
  started=$(date +%s)
  : >"$log"
  touch "$here/target/build.started"
  (
    cd "$here" && JAVA_HOME=$JDK25 exec mvn -B -Pquick -pl "$module" -am package -Dmaven.test.skip=true
  ) >"$log" 2>&1 9>&- &
  maven=$!
  trap 'kill "$maven" 2>/dev/null; exit 130' INT TERM
  shown=
  while kill -0 "$maven" 2>/dev/null; do
    show_progress
    sleep 0.2
  done
  trap - INT TERM
  if ! wait "$maven"; then
    end_progress "Building IKE for Java failed. What Maven said (all of it: target/build.log):"
    if grep -q '^\[ERROR\]' "$log"; then
      sed -n '/^\[ERROR\] -> /q; s/^\[ERROR\] /  /p' "$log" | head -n 20 >&2
    else
      tail -n 20 "$log" >&2
    fi
    return 1
  fi
  train >>"$log" 2>&1
  mv "$here/target/build.started" "$stamp"
  end_progress "Built IKE for Java (once) in $(($(date +%s) - started)) s."
}

show_progress() {
  step=$(sed -n 's/^\[INFO\] Building \(.*[^ ]\) [^ ][^ ]*  *\[\([0-9]*\)\/\([0-9]*\)\]$/\2 of \3, \1/p' "$log" | tail -n 1)
  if [ -t 2 ]; then
    printf '\r\033[KBuilding IKE for Java (once): %s ... %s s' "${step:-reading the poms}" "$(($(date +%s) - started))" >&2
  elif [ -n "$step" ] && [ "$step" != "$shown" ]; then
    echo "Building IKE for Java (once): $step" >&2
  fi
  shown=$step
}

end_progress() {
  if [ -t 2 ]; then
    printf '\r\033[K' >&2
  fi
  echo "$1" >&2
}

# A run of the main job, watched by the JVM, so that the next start need not learn everything again. Nothing but its speed
# hangs on it: an archive that is empty or no longer fits is passed over.
train() {
  rm -f "$archive"
  if [ "$module" = ike-interop ]; then
    "$JDK25/bin/java" -XX:AOTCacheOutput="$archive" -XX:+UseSerialGC -jar "$jar" demo || true
  fi
  [ -e "$archive" ] || : >"$archive"
}

# Takes the archive that `./ike bench learn` has left, if the program was not built since.
learned() {
  if [ -n "$(find "$product/ike-run.aot" -newer "$jar" 2>/dev/null)" ]; then
    archive=$product/ike-run.aot
  fi
}
