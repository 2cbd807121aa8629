package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.ChildSaView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.NameService;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.TransportAddress;
import ike.interop.log.LogEntry;
import ike.interop.log.LogLevels;
import ike.interop.log.LogPrinter;
import ike.interop.transcript.JsonPaths;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event with something hostile wherever it has a text: each entry of the log stays one, for people and for programs. */
class HostileTextTest {
    private static final TransportAddress ADDRESS = new TransportAddress(IpAddress.of("192.0.2.1"), 500);
    private static final AddressRange RANGE = new AddressRange(0, 0, 0xffff, IpAddress.of("10.0.0.0"),
            IpAddress.of("10.0.0.255"));
    private static final ImmutableList<String> TEXTS = ImmutableList.of("a\nike-up home", "a\r\n{\"event\":\"ike-up\"}",
            "\u001b[2J\u001b]0;x\u0007", "%s %n %99999$x {0}", "$(reboot) `reboot`; reboot | reboot && reboot",
            "\",\"event\":\"ike-up", "\\", "\\\"", "\0", "\u202e\u2028\u2029\u0085\ufeff", "\ud800", "\udb40\udc41",
            "x".repeat(1 << 16), "\u0001".repeat(1 << 16));

    static Stream<Arguments> events() {
        return TEXTS.stream().flatMap(text -> Arrays.stream(Event.class.getPermittedSubclasses())
                .map(kind -> Arguments.of(kind.getSimpleName(), text.length() > 60 ? text.substring(0, 9) : text,
                        (Event) make(kind, kind, text))));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("events")
    void everyEntryStaysOne(String kind, String text, Event event) {
        for (LogEntry entry : EventEntries.of(event)) {
            long explanations = entry.explanation().lines().filter(line -> !line.isBlank()).count();
            StringWriter lines = new StringWriter();
            new Lines(new PrintWriter(lines), true).hear(entry);
            assertOneEntry(lines, explanations);
            StringWriter log = new StringWriter();
            new LogPrinter(new PrintWriter(log), LogLevels.all(4), false).hear(entry);
            assertOneEntry(log, explanations);
            StringWriter json = new StringWriter();
            new LogPrinter(new PrintWriter(json), LogLevels.all(4), true).hear(entry);
            assertOneEntry(json, 0);
            assertThat(JsonPaths.of(json.toString().strip())).contains("time", "event", "message");
            assertThat(json.toString()).containsOnlyOnce("\"event\":\"");
        }
    }

    private static void assertOneEntry(StringWriter out, long explanations) {
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).filteredOn(line -> !line.startsWith("    ")).hasSize(1);
        assertThat(lines).hasSize(1 + (int) explanations);
        assertThat(out.toString().codePoints().filter(c -> c != '\n').allMatch(HostileTextTest::isPlain)).isTrue();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aProgramThatIsToldOfSasGetsPlainVariables(String text) {
        IkeSaView ike = (IkeSaView) make(IkeSaView.class, IkeSaView.class, text);
        Map<String, String> variables = UpdownEnvironment.of(true, ike, ike.children().getFirst(), RANGE, RANGE,
                "ipsec0", false);
        for (String name : ImmutableList.of("PLUTO_PEER_ID", "PLUTO_MY_ID", "PLUTO_XAUTH_ID")) {
            assertThat(variables.get(name)).matches("[ -~]{1,4096}");
        }
    }

    static Stream<String> texts() {
        return TEXTS.stream();
    }

    private static Object make(Class<?> type, Type generic, String text) {
        if (type.isRecord() && !type.getPackageName().startsWith("ike.wire")) {
            return record(type, text);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "Optional" -> Optional.of(text);
            case "int" -> 1;
            case "long" -> 1L;
            case "boolean" -> true;
            case "IkeSpi" -> IkeSpi.ZERO;
            case "ImmutableList" -> generic instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] == ChildSaView.class
                            ? ImmutableList.of(record(ChildSaView.class, text))
                            : ImmutableList.of();
            default -> throw new AssertionError("a component of type " + generic + ": say here what it is");
        };
    }

    private static Object record(Class<?> type, String text) {
        if (type == Path.class) {
            return new Path(Path.Transport.UDP, ADDRESS, ADDRESS);
        }
        if (type == NatDetection.class || type == NameService.class) {
            return type == NatDetection.class ? NatDetection.NONE : NameService.NONE;
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(c -> make(c.getType(), c.getGenericType(), text)).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }
}
