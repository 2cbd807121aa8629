package ike.benchmarks.handshakes;

import ike.interop.lab.LabNetwork;
import ike.interop.lab.OurEndpoint;
import ike.interop.lab.RunProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;

/**
 * What the JVM of {@code ./ike run} knows when it starts: which methods handshakes call, how, and which of them were worth the
 * optimizing compiler (JEP 483, 515). Without it the JVM finds that out anew in each process, during the first ten thousand of
 * them. Nothing but its speed hangs on it.
 */
final class Lessons {
    /** As many as those that are measured elsewhere, and the warm-up: fewer teach less. */
    private static final int COUNT = 3000;
    /** Certificates go through all that a pre-shared key goes through, and more. */
    private static final Proof PROOF = Proof.ECDSA_X25519;

    private Lessons() {
    }

    /** Has a JVM learn, unless one has since the program was built. */
    static void learnOnce(PrintWriter progress) throws IOException, InterruptedException {
        if (!RunProgram.ofScript().hasLearned()) {
            progress.printf("The JVM of ./ike run learns from %,d handshakes (once) ...%n",
                    COUNT + Responder.OURS.warmUp());
            progress.flush();
            learn(RunProgram.ofScript());
        }
    }

    private static void learn(RunProgram program) throws IOException, InterruptedException {
        Files.deleteIfExists(program.learned());
        try (LabNetwork network = LabNetwork.open();
                OurEndpoint ours = Responder.startOurs(network, Files.createDirectories(network.folder().resolve("r")),
                        PROOF,
                        program.learning())) {
            Initiator.in(network.folder().resolve("i"), network, PROOF, Responder.OURS.certificates().other())
                    .measure(PROOF, Responder.OURS, List.of(ours.pid()), COUNT);
            ours.stop(); // it writes the archive as it ends
        }
    }
}
