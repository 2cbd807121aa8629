package ike.interop.readers;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.Tshark;
import ike.interop.capture.CaptureReader;
import ike.interop.capture.Frame;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Explainer;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The captures of the lab, compared beside its cases: most of a case is waiting. */
public final class LabCaptures implements AutoCloseable {
    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final List<Future<ImmutableList<String>>> comparisons = new ArrayList<>();

    /** Compares the capture among a case's evidence. */
    public void compare(Path evidence) {
        comparisons.add(beside.submit((Callable<ImmutableList<String>>) () -> differences(evidence)));
    }

    /** Where the two readers differ in all captures so far. */
    public ImmutableList<String> differences() throws InterruptedException, ExecutionException {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        for (Future<ImmutableList<String>> comparison : comparisons) {
            all.addAll(comparison.get());
        }
        return all.build();
    }

    private static ImmutableList<String> differences(Path evidence) throws IOException, InterruptedException {
        Path capture = evidence.resolve("capture.pcapng");
        Path keys = evidence.resolve("keys");
        List<Explanation> explained = explained(capture, KeyTables.read(keys.resolve("wireshark")));
        boolean ikev1 = explained.stream().flatMap(Readings::ike).anyMatch(ike -> ike.majorVersion() == 1);
        Columns all = ikev1 ? Ikev1Columns.COLUMNS : Ikev2Columns.COLUMNS;
        return new BothReaders(new Tshark(keys), opensEsp(keys) ? all : all.without("icmp."))
                .differences(capture, explained).stream().map(difference -> evidence + ", " + difference)
                .collect(ImmutableList.toImmutableList());
    }

    /** Whether Wireshark has a name for every algorithm of ESP in the key table; otherwise it has IANA's name there. */
    private static boolean opensEsp(Path keys) throws IOException {
        String table = Files.readString(keys.resolve("wireshark").resolve("esp_sa"));
        return !table.contains("\"ENCR_") && !table.contains("\"AUTH_");
    }

    private static List<Explanation> explained(Path capture, KeyTables keys) throws IOException {
        Explainer explainer = new Explainer(() -> keys, ImmutableSet.of());
        List<Explanation> explanations = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(capture)) {
            for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                add(explainer.explain(frame.get()), explanations);
            }
            add(explainer.rest(), explanations);
        }
        return explanations;
    }

    /** IKE and ESP, which are compared. */
    private static void add(List<Explainer.Result> results, List<Explanation> explanations) {
        results.stream().filter(Explainer.Result.Explained.class::isInstance)
                .map(result -> ((Explainer.Result.Explained) result).explanation())
                .filter(explanation -> !(explanation.subject() instanceof Subject.Ah)).forEach(explanations::add);
    }

    @Override
    public void close() {
        beside.close();
    }
}
