package ike.interop.scenario;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import ike.interop.lab.Command;
import ike.interop.lab.Namespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** The rules of iptables that scenarios write, as rules of nftables: what is dropped, and what a NAT changes. */
final class Firewall {
    private static final ImmutableMap<String, String> CHAINS = ImmutableMap.of("INPUT",
            "type filter hook input priority 0;", "OUTPUT", "type filter hook output priority 0;", "FORWARD",
            "type filter hook forward priority 0;", "PREROUTING", "type nat hook prerouting priority -100;",
            "POSTROUTING", "type nat hook postrouting priority 100;");

    private final Namespace namespace;
    private final List<Rule> rules = new ArrayList<>();

    Firewall(Namespace namespace) {
        this.namespace = namespace;
    }

    /** A rule of nftables in a chain. */
    private record Rule(String chain, String text) {
    }

    /** A call of iptables: the rule comes before all others, behind them, or goes. */
    private record Call(char action, Rule rule) {
    }

    /** Whether such a call of iptables can be followed. */
    static boolean understands(String call) {
        return read(call).isPresent();
    }

    /** Follows it. */
    void change(String text) throws IOException, InterruptedException {
        Call call = read(text).orElseThrow(() -> new IOException("is not understood: " + text));
        switch (call.action()) {
            case 'A' -> rules.add(call.rule());
            case 'I' -> rules.addFirst(call.rule());
            default -> rules.remove(call.rule());
        }
        StringJoiner all = new StringJoiner("\n", "table ip scenario\ndelete table ip scenario\ntable ip scenario {\n",
                "\n}\n");
        CHAINS.forEach((chain, hook) -> {
            all.add("chain " + chain + " { " + hook);
            rules.stream().filter(rule -> rule.chain().equals(chain)).forEach(rule -> all.add(rule.text()));
            all.add("}");
        });
        Command.of("nft", all.toString()).in(namespace).run();
    }

    private static Optional<Call> read(String call) {
        return new Reading(Splitter.on(' ').omitEmptyStrings().splitToStream(call).skip(1).iterator()).call();
    }

    /** Reads one call, option by option. */
    private static final class Reading {
        private final Iterator<String> words;
        private final StringJoiner rule = new StringJoiner(" ");
        private char action = ' ';
        private String chain = "";
        private String protocol = "";

        Reading(Iterator<String> words) {
            this.words = words;
        }

        Optional<Call> call() {
            while (words.hasNext()) {
                String option = words.next();
                if (!words.hasNext() || !take(option, words.next())) {
                    return Optional.empty();
                }
            }
            return CHAINS.containsKey(chain)
                    ? Optional.of(new Call(action, new Rule(chain, rule.toString())))
                    : Optional.empty();
        }

        /** False where it is not understood. */
        private boolean take(String option, String value) {
            switch (option) {
                case "-t" -> {
                    return value.equals("nat") || value.equals("filter");
                }
                case "-A", "-I", "-D" -> {
                    action = option.charAt(1);
                    chain = value;
                }
                case "-i" -> rule.add("iifname " + value);
                case "-o" -> rule.add("oifname " + value);
                case "-s" -> rule.add("ip saddr " + value);
                case "-d" -> rule.add("ip daddr " + value);
                case "-p" -> {
                    protocol = value;
                    rule.add("meta l4proto " + value);
                }
                case "--sport", "--dport" ->
                    rule.add(protocol + " " + option.substring(2) + " " + value.replace(':', '-'));
                case "-j" -> {
                    return verdict(value).map(rule::add).isPresent();
                }
                default -> {
                    return false;
                }
            }
            return true;
        }

        private Optional<String> verdict(String target) {
            String word = target.toLowerCase(Locale.ROOT);
            return switch (target) {
                case "DROP", "ACCEPT", "MASQUERADE" -> Optional.of(word);
                case "SNAT", "DNAT" -> argument("--to").map(address -> word + " to " + address);
                case "REJECT" -> Optional.of(argument("--reject-with").filter("tcp-reset"::equals)
                        .map(_ -> "reject with tcp reset").orElse("reject"));
                default -> Optional.empty();
            };
        }

        private Optional<String> argument(String option) {
            return words.hasNext() && words.next().startsWith(option) && words.hasNext()
                    ? Optional.of(words.next())
                    : Optional.empty();
        }
    }
}
