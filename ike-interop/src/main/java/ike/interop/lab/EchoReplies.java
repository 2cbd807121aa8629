package ike.interop.lab;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** How many ICMP echo replies the kernel of a namespace has received, for whom ever: a count that no program can miss. */
record EchoReplies(Namespace namespace, Family family) {
    private static final String IPV6_ROW = "Icmp6InEchoReplies";

    long count() throws IOException, InterruptedException {
        return switch (family) {
            case IPV4 -> ipv4(Command.of("cat", "/proc/net/snmp").in(namespace).run());
            case IPV6 -> ipv6(Command.of("cat", "/proc/net/snmp6").in(namespace).run());
        };
    }

    /** A row of names, and below it a row of numbers. */
    private static long ipv4(String table) {
        List<String[]> rows = table.lines().filter(line -> line.startsWith("Icmp:")).map(line -> line.split(" "))
                .toList();
        int column = List.of(rows.getFirst()).indexOf("InEchoReps");
        return Long.parseLong(rows.get(1)[column]);
    }

    /** A row for each name and its number. */
    private static long ipv6(String table) {
        Stream<String[]> rows = table.lines().map(line -> line.strip().split("\\s+"));
        return rows.filter(row -> row[0].equals(IPV6_ROW)).mapToLong(row -> Long.parseLong(row[1])).sum();
    }
}
