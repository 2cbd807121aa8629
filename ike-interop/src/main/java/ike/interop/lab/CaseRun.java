package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

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
    private final Both<Endpoint> endpoints;
    private final Case theCase;
    private final Role role;
    private final Path evidence;
    private final Pause pause;
    private final Tshark tshark;

    CaseRun(LabNetwork network, OurSide ourSide, Both<Endpoint> endpoints, Case theCase, Role role, Path evidence,
            Pause pause) {
        this.network = network;
        this.ourSide = ourSide;
        this.endpoints = endpoints;
        this.theCase = theCase;
        this.role = role;
        this.evidence = evidence;
        this.pause = pause;
        this.tshark = new Tshark(evidence.resolve("capture.pcapng"), evidence.resolve("keys"));
    }

    /** Plays it; the capture is still to be {@linkplain #judge judged}. */
    void play() throws IOException, InterruptedException {
        Both<Integer> marks = new Both<>(endpoints.ours().log().mark(), endpoints.peer().log().mark());
        Optional<KeyShelf> keys = ourSide.keys().isPresent()
                ? Optional.of(KeyShelf.open(ourSide.keys().get(), tshark.configuration().resolve(Tshark.TABLES)))
                : Optional.empty();
        network.carryPacketsOneByOne();
        try (Capture capture = Capture.start(network.of(Side.OURS), tshark.capture())) {
            try {
                endpoints.peer().load(theCase.configuration(Side.PEER));
                endpoints.ours().load(theCase.configuration(Side.OURS));
                playAll(marks);
            } finally {
                keep(marks, keys);
                pause.stand(network);
            }
            end();
            capture.stop();
        } catch (CaseFailed e) {
            transcribeWhatThereIs(e);
            throw e;
        } finally {
            network.restore();
            keep(marks, keys);
        }
    }

    private void keep(Both<Integer> marks, Optional<KeyShelf> keys) throws IOException {
        for (Side side : Side.values()) {
            Files.write(evidence.resolve(side.word() + ".log"), endpoints.of(side).log().since(marks.of(side)));
        }
        if (keys.isPresent()) {
            keys.get().copy();
        }
    }

    private void playAll(Both<Integer> marks) throws IOException, InterruptedException {
        StepPlayer player = new StepPlayer(network, endpoints, marks, theCase.expect(), role);
        for (Expect.Line line : theCase.expect().lines(role)) {
            if (!(line.step() instanceof Step.Says says && says.side() == Side.OURS && !ourSide.isOurs())) {
                play(player, line);
            }
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

    /** What is up goes with the peer: by SIGTERM, whose exit code is 0, if the daemons are ours alone; else by order. */
    private void end() throws IOException, InterruptedException {
        if (theCase.isAlone()) {
            int exitCode = endpoints.ours().stop();
            if (exitCode != 0) {
                throw failed("our endpoint ended with exit code " + exitCode + " after SIGTERM");
            }
        } else {
            Sas ours = endpoints.ours().clear(GONE);
            if (!ours.none()) {
                throw failed("our endpoint was to delete everything, and still has " + ours);
            }
        }
        // Of an SA that has never been up nobody tells it that it is gone.
        Sas left = endpoints.peer().await(sas -> sas.ike().isEmpty(), GONE).ike().isEmpty()
                ? endpoints.peer().clear(GONE)
                : endpoints.peer().await(Sas::none, GONE);
        if (!left.none()) {
            throw failed("our endpoint has deleted everything, the peer still has " + left);
        }
    }

    /** Reads the capture; nothing of the lab is needed for that any more. */
    void judge() throws IOException, InterruptedException {
        if (!ourSide.isOurs()) {
            ImmutableList<String> malformed = tshark.malformed(); // there are no key tables for more
            if (!malformed.isEmpty()) {
                throw failed(malformed.size() + " packets are malformed, the first: " + malformed.getFirst().strip());
            }
            return;
        }
        transcribe();
        Optional<String> unmet = new CaptureDemands(tshark, theCase.expect().lines(role),
                theCase.expect().differentKeys()).unmet();
        if (unmet.isPresent()) {
            throw failed(unmet.get());
        }
    }

    private void transcribe() throws IOException {
        CaptureTranscript.write(tshark.capture(), tshark.configuration().resolve(Tshark.TABLES),
                evidence.resolve("transcript.txt"));
    }

    /** Nobody wants to read one more than who looks for what has failed. */
    private void transcribeWhatThereIs(CaseFailed failure) {
        if (ourSide.isOurs()) {
            try {
                transcribe();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
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
