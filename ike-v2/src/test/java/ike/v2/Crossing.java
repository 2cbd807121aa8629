package ike.v2;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A scene of a scenario file in which two exchanges meet, as it is drawn there.
 *
 * @param file its name, {@code line} that of its title, from 1
 */
record Crossing(String file, int line, String title, ImmutableList<Message> messages, String end) {
    private static final String LEFT = "-->";
    private static final Pattern MESSAGE = Pattern
            .compile("\\s*(?:<--  )?(A\\d+) (\\w+) (request|response) (\\d+)(?:: (.*?))?(?:  -->)?(?:  \\(lost\\))?");

    /** A line of the ladder. */
    record Message(boolean left, String sa, String exchange, boolean request, String id, String content) {
        private static Optional<Message> of(String line) {
            Matcher parts = MESSAGE.matcher(line);
            return parts.matches()
                    ? Optional.of(new Message(line.contains(LEFT), parts.group(1), parts.group(2),
                            parts.group(3).equals("request"), parts.group(4),
                            Optional.ofNullable(parts.group(5)).orElse("")))
                    : Optional.empty();
        }

        boolean isOf(Want want) {
            return request && exchange.equals(want.exchange()) && content.matches(want.content());
        }
    }

    /** What a side may want. */
    enum Want {
        CREATE_CHILD("create a child", "CREATE_CHILD_SA", "SA\\([ab].*"),
        REKEY_CHILD("rekey the child", "CREATE_CHILD_SA", "N\\(REKEY_SA.*"),
        DELETE_CHILD("delete the child", "INFORMATIONAL", "D\\([ab].*"),
        REKEY_IKE("rekey the IKE SA", "CREATE_CHILD_SA", "SA\\([AB].*"),
        DELETE_IKE("delete the IKE SA", "INFORMATIONAL", "D\\(IKE\\)"),
        CHECK("check that the other lives", "INFORMATIONAL", "");

        private final String words;
        private final String exchange;
        private final String content;

        Want(String words, String exchange, String content) {
            this.words = words;
            this.exchange = exchange;
            this.content = content;
        }

        static Want of(String words) {
            String verb = words.replaceFirst("^(\\w+)s ", "$1 ");
            return Stream.of(values()).filter(want -> want.words.equals(verb)).findFirst()
                    .orElseThrow(() -> new AssertionError("no want: " + words));
        }

        String words() {
            return words;
        }

        String exchange() {
            return exchange;
        }

        String content() {
            return content;
        }

        /** What a response to it means. */
        String meaning(Optional<String> response) {
            if (response.isEmpty()) {
                return "no answer, all is gone";
            }
            String text = response.get();
            if (text.startsWith("N(") && !text.startsWith("N(ADDITIONAL")) {
                return text.replaceFirst("N\\((\\w+).*", "$1");
            }
            return this == DELETE_CHILD && !text.contains("D(") ? "without a Delete payload" : "as usual";
        }
    }

    static Crossing of(String file, int line, String title, List<String> lines) {
        return new Crossing(file, line, title,
                lines.stream().flatMap(text -> Message.of(text).stream()).collect(ImmutableList.toImmutableList()),
                lines.stream().filter(text -> text.startsWith("both have ") || text.startsWith("left has ")
                        || text.startsWith("right has ")).reduce((_, last) -> last).orElse("")
                        .replace("both have ", ""));
    }

    /** How the other side answers what this side wants first. */
    String answer(boolean left, Want want) {
        Optional<Message> first = messages.stream().filter(message -> message.left() == left && message.isOf(want))
                .findFirst().filter(message -> message.sa().equals("A1"));
        return first.map(request -> want.meaning(messages.stream()
                .filter(message -> message.left() != left && !message.request() && message.sa().equals(request.sa())
                        && message.id().equals(request.id()))
                .map(Message::content).findFirst())).orElse("the peer waits");
    }

    /** What a side deletes in requests of its own. */
    String deletes(boolean left) {
        return String.join(", ", messages.stream()
                .filter(message -> message.left() == left && message.request() && message.content().startsWith("D("))
                .map(message -> message.content().equals("D(IKE)")
                        ? message.sa()
                        : message.content().replaceFirst("D\\((.*)\\)", "$1"))
                .distinct().toList());
    }

    /** Where a document of docs finds it. */
    String target() {
        return "../ike-v2/src/test/scenarios/" + file + "#L" + line;
    }
}
