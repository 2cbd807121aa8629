package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.function.Function;

/** Reads one demand. */
final class StepParser {

    /** The Child SA of a case that names none. */
    private static final String CHILD = "net";
    private static final int ECHOES = 5;

    private static final ImmutableMap<String, Side> SIDE = ImmutableMap.of("ours", Side.OURS, "peer", Side.PEER);
    static final ImmutableMap<String, ImmutableList<Side>> SIDES = ImmutableMap.of("ours",
            ImmutableList.of(Side.OURS), "peer",
            ImmutableList.of(Side.PEER), "both", ImmutableList.of(Side.OURS, Side.PEER));
    private static final ImmutableMap<String, Step.Kind> KIND = ImmutableMap.of("ike", Step.Kind.IKE, "child",
            Step.Kind.CHILD);

    private static final ImmutableMap<String, Function<Words, Step>> STEPS = ImmutableMap
            .<String, Function<Words, Step>>builder()
            .put("up", words -> new Step.Up(child(words)))
            .put("tries", words -> new Step.Tries(child(words)))
            .put("fails",
                    words -> new Step.Fails(words.oneOf(KIND), words.any("the name of a notification"), child(words)))
            .put("ping", words -> new Step.Echo(words.oneOf(SIDES), words.isEmpty() ? ECHOES : (int) words.size()))
            .put("knock", words -> new Step.Knock(words.oneOf(SIDE)))
            .put("tcp", words -> new Step.Tcp(words.oneOf(SIDES), words.size()))
            .put("rekey", words -> new Step.Rekey(words.oneOf(KIND), by(words)))
            .put("terminate", words -> new Step.Terminate(words.oneOf(KIND), by(words), words.takeIf("and-back")))
            .put("reauthenticate", words -> new Step.Reauthenticate(by(words)))
            .put("crash", words -> new Step.Crash(words.oneOf(SIDE)))
            .put("move", words -> new Step.Move(words.oneOf(SIDE)))
            .put("rebind", words -> new Step.Rebind(words.oneOf(SIDE)))
            .put("comes-up", words -> new Step.ComesUp(child(words)))
            .put("goes-down", words -> new Step.GoesDown(words.oneOf(KIND)))
            .put("ours", words -> says(Side.OURS, words))
            .put("peer", words -> says(Side.PEER, words))
            .put("captured", words -> new Step.Captured(true, words.filter()))
            .put("never", StepParser::never)
            .buildOrThrow();

    private StepParser() {
    }

    static Step parse(Words words) {
        return words.oneOf(STEPS).apply(words);
    }

    private static String child(Words words) {
        return words.isEmpty() ? CHILD : words.any("the name of a Child SA");
    }

    private static Side by(Words words) {
        words.take("by");
        return words.oneOf(SIDE);
    }

    private static Step says(Side side, Words words) {
        words.take("says");
        return new Step.Says(side, words.pattern());
    }

    private static Step never(Words words) {
        words.take("captured");
        return new Step.Captured(false, words.filter());
    }
}
