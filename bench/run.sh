#!/usr/bin/env bash
# usage: bench/run.sh rulings [JMH arguments]          one decision with its explanation, against jCasbin and Cedar
#        bench/run.sh http [rounds] [seconds] [connections]   evaluation over HTTP, against an empty endpoint
#        bench/run.sh posting [rounds] [seconds] [clients,…]   vouchers posted over HTTP, against pgbench (needs pgbench)
#        bench/run.sh books [rounds] [seconds] [connections]   reading and importing large books, against pgbench
#        bench/run.sh statements [entries] [rounds]   a bank statement read and checked, against Prowide's parse of the same text
#        bench/run.sh funds [what,…] [rounds] [seconds] [smaller]   statements heap matching receipts payments balance proof, or
#                                                      all: against Prowide, one SQL join, pgbench; sizes divided by smaller
# Builds first unless BUILT=1. JAVA_HOME must be a JDK 25.
set -euo pipefail
cd "$(dirname "$0")/.."
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
what="${1:-rulings}"
shift || true
if [ "${BUILT:-}" != 1 ]; then
  mvn -q -B -Pbench -pl bench,bench/conformance -am package -DskipTests
fi
cd bench
path='target/classes:target/dep/*'
case "$what" in
  rulings)
    "$java" --enable-native-access=ALL-UNNAMED -cp "$path" org.fivetrust.bench.Agreeing
    exec "$java" --enable-native-access=ALL-UNNAMED -cp "$path" org.openjdk.jmh.Main RulingBench "$@"
    ;;
  http)
    exec "$java" -XX:+UseSerialGC -Xmx512m -cp "$path" org.fivetrust.bench.HttpLoad "$@"
    ;;
  posting)
    exec "$java" -XX:+UseSerialGC -Xmx1g -cp "$path" org.fivetrust.bench.PostingLoad "$@"
    ;;
  books)
    exec "$java" -XX:+UseSerialGC -Xmx1g -cp "$path" org.fivetrust.bench.BooksLoad "$@"
    ;;
  statements)
    exec "$java" -Xmx1g -cp "conformance/target/test-classes:conformance/target/dep/*" \
      org.fivetrust.funds.statement.reading.StatementParsing "$@"
    ;;
  funds)
    exec "$java" -XX:+UseSerialGC -Xmx1g -Dconformance="conformance/target/test-classes:conformance/target/dep/*" \
      -cp "$path" org.fivetrust.bench.FundsLoad "$@"
    ;;
  *)
    sed -n '2,9p' "$0"
    exit 2
    ;;
esac
