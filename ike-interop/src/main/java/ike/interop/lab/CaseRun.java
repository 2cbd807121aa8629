package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/**
 * One case in one role, from the start of our endpoint to the look into the capture, with its evidence:
 *
 * <pre>
 * capture.pcapng   what passed on the wire, without the bulk of transfers
 * keys/wireshark   our key tables: XDG_CONFIG_HOME=keys wireshark capture.pcapng
 * ours.log         what our endpoint printed
 * peer.log         what strongSwan logged meanwhile, its keys among it
 * transcript.txt   what ike explain tells of the capture
 * steps.log        each demand, how long it took and what was seen
 * </pre>
 */
final class CaseRun {

    private static final Duration GONE = Patience.seconds(10);

    private final LabNetwork network;
    private final OurSide ourSide;
    private final CharonEndpoint peer;
    private final Case theCase;
    private final Role role;
    private final Path evidence;
    private final Pause pause;
    private final Tshark tshark;

    CaseRun(LabNetwork network, OurSide ourSide, CharonEndpoint peer, Case theCase, Role role, Path evidence,
            Pause pause) {
        this.network = network;
        this.ourSide = ourSide;
        this.peer = peer;
        this.theCase = theCase;
        this.role = role;
        this.evidence = evidence;
        this.pause = pause;
        this.tshark = new Tshark(evidence.resolve("capture.pcapng"), evidence.resolve("keys"));
    }

    void run() throws IOException, InterruptedException {
        int mark = peer.log().mark();
        peer.load(theCase.configuration(Side.PEER));
        network.carryPacketsOneByOne();
        try (Capture capture = Capture.start(network.of(Side.OURS), tshark.capture())) {
            try (Endpoint ours = ourSide.start(network.of(Side.OURS), theCase.configuration(Side.OURS),
                    tshark.configuration().resolve(Tshark.TABLES))) {
                playAll(ours, mark);
                end(ours);
            } finally {
                capture.stop();
            }
        } finally {
            Files.write(evidence.resolve("peer.log"), peer.log().since(mark));
        }
        readCapture();
    }

    private void playAll(Endpoint ours, int mark) throws IOException, InterruptedException {
        StepPlayer player = new StepPlayer(network, new Both<>(ours, peer), new Both<>(0, mark), theCase.expect(),
                role);
        try {
            for (Expect.Line line : theCase.expect().lines(role)) {
                if (!(line.step() instanceof Step.Says says && says.side() == Side.OURS && !ourSide.isOurs())) {
                    play(player, line);
                }
            }
        } finally {
            Files.write(evidence.resolve("ours.log"), ours.log().since(0));
            pause.stand(network);
        }
    }

    private void play(StepPlayer player, Expect.Line line) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            note("passed", start, line, player.play(line.step()));
        } catch (CaseFailed | IOException e) {
            String what = e instanceof CaseFailed failure ? failure.getMessage() : e.toString();
            note("FAILED", start, line, what);
            throw failed(line, what);
        }
    }

    /** SIGTERM deletes what is up, with the peer, and the exit code is 0. */
    private void end(Endpoint ours) throws IOException, InterruptedException {
        int exitCode = ours.stop();
        Files.write(evidence.resolve("ours.log"), ours.log().since(0));
        if (exitCode != 0) {
            throw failed("our endpoint ended with exit code " + exitCode + " after SIGTERM");
        }
        Sas left = peer.await(Sas::none, GONE);
        if (!left.none()) {
            throw failed("our endpoint has ended, the peer still has " + left);
        }
    }

    private void readCapture() throws IOException, InterruptedException {
        if (!ourSide.isOurs()) {
            demandNone("malformed", tshark.malformed());
            return; // no key tables
        }
        CaptureTranscript.write(tshark.capture(), tshark.configuration().resolve(Tshark.TABLES),
                evidence.resolve("transcript.txt"));
        demandNone("malformed, or not opened by our key tables", tshark.troubled());
        for (Expect.Line line : theCase.expect().lines(role)) {
            if (line.step() instanceof Step.Captured captured
                    && captured.some() == tshark.packets(captured.filter()).isEmpty()) {
                throw failed(line,
                        captured.some() ? "no such packet in the capture" : "there are such packets in the capture");
            }
        }
    }

    private void demandNone(String what, ImmutableList<String> packets) {
        if (!packets.isEmpty()) {
            throw failed(packets.size() + " packets are " + what + ", the first: " + packets.getFirst().strip());
        }
    }

    private void note(String verdict, long start, Expect.Line line, String remark) throws IOException {
        String text = String.format(Locale.ROOT, "%s %6d ms  %3d: %s%s%n", verdict,
                (System.nanoTime() - start) / 1_000_000, line.number(),
                line.text(), remark.isEmpty() ? "" : "  -> " + remark);
        Files.writeString(evidence.resolve("steps.log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private CaseFailed failed(Expect.Line line, String what) {
        return failed("line " + line.number() + ", \"" + line.text() + "\": " + what);
    }

    private CaseFailed failed(String what) {
        return new CaseFailed(
                theCase.name() + ", we are the " + role.word() + ": " + what + "; evidence in " + evidence);
    }
}
