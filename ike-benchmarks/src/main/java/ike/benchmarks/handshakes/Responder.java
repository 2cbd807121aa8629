package ike.benchmarks.handshakes;

import com.google.common.collect.ImmutableList;
import ike.benchmarks.run.Running;
import ike.interop.lab.Charon;
import ike.interop.lab.LabNetwork;
import ike.interop.lab.OurEndpoint;
import ike.interop.lab.RunProgram;
import ike.interop.lab.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who answers. */
enum Responder {
    /** strongSwan's daemon with its openssl plugin; IPsec in user space, since this is about machines without ESP in the kernel. */
    CHARON("strongSwan charon", Side.PEER, 200) {
        @Override
        Running start(LabNetwork network, Path folder, Proof proof) throws IOException, InterruptedException {
            Charon charon = Charon.start(network.of(Side.PEER), folder, QUIET);
            charon.swanctl().load(write(folder, proof));
            return new Running(ImmutableList.of(charon.pid()), charon::close);
        }
    },
    /** Ours, with a TUN device. */
    OURS("IKE for Java", Side.OURS, 5000) {
        @Override
        Running start(LabNetwork network, Path folder, Proof proof) throws IOException, InterruptedException {
            OurEndpoint ours = startOurs(network, folder, proof, RunProgram.ofScript().options());
            return new Running(ImmutableList.of(ours.pid()), ours::close);
        }
    };

    /** Nothing is logged but what tells that it is ready; as many may begin as want to. */
    private static final String QUIET = """
            charon {
              cookie_threshold = 0
              block_threshold = 0
              filelog {
                stderr {
                  default = -1
                  job = 1
                  cfg = -1
                  ike = -1
                  chd = -1
                }
              }
            }
            """;

    private final String title;
    private final Side certificates;
    private final int warmUp;

    Responder(String title, Side certificates, int warmUp) {
        this.title = title;
        this.certificates = certificates;
        this.warmUp = warmUp;
    }

    /** Starts it at {@link Side#PEER} with a folder of its own, and waits until it is ready. */
    abstract Running start(LabNetwork network, Path folder, Proof proof) throws IOException, InterruptedException;

    /** Ours, with these options of its JVM. */
    static OurEndpoint startOurs(LabNetwork network, Path folder, Proof proof, List<String> jvm)
            throws IOException, InterruptedException {
        OurEndpoint ours = OurEndpoint.start(network.of(Side.PEER), folder, RunProgram.ofScript(), jvm);
        ours.load(OURS.write(folder, proof));
        return ours;
    }

    String title() {
        return title;
    }

    /** Whose certificates of the lab it has. */
    Side certificates() {
        return certificates;
    }

    /** How many IKE SAs come before those that count: until a JVM has compiled what it needs. */
    int warmUp() {
        return warmUp;
    }

    Path write(Path folder, Proof proof) throws IOException {
        String own = certificates.word();
        String other = certificates.other().word();
        return Files.writeString(folder.resolve("gateway.conf"), proof.responder(own, other));
    }
}
