package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import ike.engine.Limits;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.ProtocolId;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/notifications.md and docs/limits.md say what the code says: which notification stands for which refusal and who knows it, and
 * the named limits. {@code -Dike.golden=write} writes them anew.
 */
class Ikev2DocumentsTest {
    private static final Path DOCS = SourceFile.ROOT.resolve("docs");
    private static final ImmutableList<String> MODULES = ImmutableList.of("ike-wire", "ike-engine", "ike-v2");
    private static final Pattern LIMIT = Pattern.compile("(?:/\\*\\*\\s*((?:(?!\\*/).)*?)\\s*\\*/\\s*)?"
            + "(?:private |public |)static final (?:int|long|Duration) ((?:MOST|MAX|LONGEST|LARGEST)\\w*|"
            + "PAYLOADS|PROPOSALS|TRANSFORM_ATTRIBUTES|DELETED_SPIS|CONFIGURATION_ATTRIBUTES) = ([^;]+);",
            Pattern.DOTALL);
    private static final String NOTIFICATIONS = """
            # Notifications of IKEv2

            Written by `Ikev2DocumentsTest` from the code. What we refuse becomes a notification in one place, `Notifications`:

            | refusal | notification | octets of data | where |
            | --- | --- | --- | --- |
            """;
    private static final String KNOWN = """

            Every type that IANA has numbered (RFC 7296 §3.10.1), and the classes of `ike-v2` that name it: they send it, heed it, or both.
            What nobody names is passed over if it is a status; an error ends the exchange that it answers, and people are told
            its name (`PeerRefusal`). A type without a number here is treated alike.

            | type | notification | defined in | named by |
            | --- | --- | --- | --- |
            """;
    private static final String LIMITS = """
            # Limits

            Written by `Ikev2DocumentsTest` from the code and from `guards/limits.txt`. Whatever a peer can fill or drag out has a name.
            First those that an endpoint can set ([settings](settings.md)), with their usual values:

            | limit of `ike.engine.Limits` | usual value | beyond it | test |
            | --- | --- | --- | --- |
            """;
    private static final String FIXED = """

            Then those that are fixed, as they stand in the code of the wire, of the engines' common parts, and of IKEv2:

            | where | name | value | what |
            | --- | --- | --- | --- |
            """;

    @Test
    void notifications() throws IOException {
        StringBuilder text = new StringBuilder(NOTIFICATIONS);
        for (Class<?> refusal : Objects.requireNonNull(Refusal.class.getPermittedSubclasses())) {
            Refusal sample = sample(refusal);
            NotifyPayload notify = Notifications.of(sample);
            text.append("| `").append(refusal.getSimpleName()).append("` | ").append(notify.notifyType().label())
                    .append(" | ").append(notify.data().length()).append(" | ").append(sample.section()).append(" |\n");
        }
        text.append(KNOWN);
        for (NotifyType.Known type : NotifyType.Known.values()) {
            text.append("| ").append(type.code()).append(" | ").append(type.label()).append(" | ")
                    .append(type.reference()).append(" | ").append(namedBy(type)).append(" |\n");
        }
        assertHas("notifications.md", text.toString());
    }

    @Test
    void limits() throws IOException {
        StringBuilder text = new StringBuilder(LIMITS);
        ImmutableMap<String, List<String>> told = told();
        ImmutableSet<String> tests = SourceFile.ALL.stream().filter(source -> !source.main())
                .map(source -> source.qualifiedName().replaceFirst(".*\\.", "")).collect(ImmutableSet.toImmutableSet());
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(Arrays.stream(Limits.class.getRecordComponents())
                .map(RecordComponent::getName).toList());
        for (RecordComponent limit : Limits.class.getRecordComponents()) {
            List<String> row = Objects.requireNonNull(told.get(limit.getName()));
            assertThat(tests).contains(row.get(2));
            text.append("| `").append(limit.getName()).append("` | ").append(usual(limit)).append(" | ")
                    .append(row.get(1)).append(" | ").append(row.get(2)).append(" |\n");
        }
        text.append(FIXED);
        for (SourceFile source : SourceFile.ALL) {
            if (source.main() && MODULES.stream().anyMatch(module -> source.where().startsWith(module + "/"))) {
                text.append(fixed(source));
            }
        }
        assertHas("limits.md", text.toString());
    }

    private static String fixed(SourceFile source) {
        StringBuilder rows = new StringBuilder();
        Matcher limit = LIMIT.matcher(String.join("\n", source.lines()));
        while (limit.find()) {
            String what = limit.group(1) == null
                    ? ""
                    : limit.group(1).replaceAll("(?:^|\\s*\\n\\s*)\\*\\s*", " ").strip();
            rows.append("| `").append(source.qualifiedName()).append("` | ").append(limit.group(2)).append(" | `")
                    .append(limit.group(3)).append("` | ").append(what.replaceAll("\\{@\\w+ ([^}]*)}", "`$1`"))
                    .append(" |\n");
        }
        return rows.toString();
    }

    private static ImmutableMap<String, List<String>> told() throws IOException {
        return Resources
                .readLines(Resources.getResource(Ikev2DocumentsTest.class, "limits.txt"), StandardCharsets.UTF_8)
                .stream().map(line -> Splitter.on(" | ").splitToList(line))
                .collect(ImmutableMap.toImmutableMap(List::getFirst, row -> row));
    }

    private static String usual(RecordComponent limit) {
        try {
            Object value = limit.getAccessor().invoke(Limits.DEFAULT);
            return value instanceof Duration duration ? duration.toSeconds() + " s" : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(limit.getName(), e);
        }
    }

    private static String namedBy(NotifyType.Known type) {
        Pattern name = Pattern.compile("\\bKnown\\." + type.name() + "\\b");
        return SourceFile.ALL.stream().filter(source -> source.main() && source.where().startsWith("ike-v2/"))
                .filter(source -> source.lines().stream().anyMatch(line -> name.matcher(line).find()))
                .map(source -> "`" + source.qualifiedName().replaceFirst(".*\\.", "") + "`")
                .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new),
                        names -> names.isEmpty() ? "nobody" : String.join(", ", names)));
    }

    private static Refusal sample(Class<?> refusal) {
        try {
            Class<?>[] types = Arrays.stream(refusal.getRecordComponents()).map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = refusal.getDeclaredConstructor(types);
            return (Refusal) constructor.newInstance(Arrays.stream(types).map(Ikev2DocumentsTest::sampleOf).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(refusal.toString(), e);
        }
    }

    private static Object sampleOf(Class<?> type) {
        if (type == String.class) {
            return "as it happens";
        }
        return type == int.class ? 1 : type == ProtocolId.class ? ProtocolId.Known.ESP : KeyExchangeId.CURVE25519;
    }

    private static void assertHas(String document, String text) throws IOException {
        Path file = DOCS.resolve(document);
        if ("write".equals(System.getProperty("ike.golden"))) {
            Files.writeString(file, text);
        }
        assertThat(file).as("-Dike.golden=write").hasContent(text);
    }
}
