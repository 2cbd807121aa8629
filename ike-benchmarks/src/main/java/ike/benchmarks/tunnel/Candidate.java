package ike.benchmarks.tunnel;

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
import java.util.stream.Stream;

/** What carries the traffic between the two namespaces. */
enum Candidate {
    /** The pair of virtual interfaces and nothing else. */
    WIRE("bare wire", Ends.OUTER) {
        @Override
        Running start(LabNetwork network, Suite suite, Path folder) {
            return new Running(ImmutableList.of(), () -> {
            });
        }
    },
    /** A C program between a TUN device and a socket, if there is a compiler for it. */
    RELAY("C relay", Ends.INNER) {
        @Override
        Running start(LabNetwork network, Suite suite, Path folder) throws IOException, InterruptedException {
            Path program = Relay.compile(folder);
            Relay left = Relay.start(network, Side.OURS, program);
            Relay right = Relay.start(network, Side.PEER, program);
            return new Running(Stream.concat(left.pids(), right.pids()).collect(ImmutableList.toImmutableList()),
                    () -> {
                        left.close();
                        right.close();
                    });
        }
    },
    /** Two charons with kernel-libipsec, strongSwan's IPsec in user space. */
    LIBIPSEC("strongSwan libipsec", Ends.INNER) {
        @Override
        Running start(LabNetwork network, Suite suite, Path folder) throws IOException, InterruptedException {
            Charon left = Charon.start(network.of(Side.OURS), folder.resolve("l"), "");
            Charon right = Charon.start(network.of(Side.PEER), folder.resolve("r"), "");
            left.swanctl().load(write(folder, true, suite));
            right.swanctl().load(write(folder, false, suite));
            left.orders().initiate("net");
            return new Running(ImmutableList.of(left.pid(), right.pid()), () -> {
                left.close();
                right.close();
            });
        }
    },
    /** Two of our endpoints. */
    OURS("IKE for Java", Ends.INNER) {
        @Override
        Running start(LabNetwork network, Suite suite, Path folder) throws IOException, InterruptedException {
            OurEndpoint left = OurEndpoint.start(network.of(Side.OURS), folder.resolve("l"), RunProgram.ofScript());
            OurEndpoint right = OurEndpoint.start(network.of(Side.PEER), folder.resolve("r"), RunProgram.ofScript());
            left.load(write(folder, true, suite));
            right.load(write(folder, false, suite));
            left.initiate("net");
            return new Running(ImmutableList.of(left.pid(), right.pid()), () -> {
                left.close();
                right.close();
            });
        }
    };

    private final String title;
    private final Ends ends;

    Candidate(String title, Ends ends) {
        this.title = title;
        this.ends = ends;
    }

    /** Starts both ends of a tunnel that is up then, or soon will be. */
    abstract Running start(LabNetwork network, Suite suite, Path folder) throws IOException, InterruptedException;

    String title() {
        return title;
    }

    /** Whether it is a tunnel that protects packets, with every suite in turn. */
    boolean isProtecting() {
        return this == LIBIPSEC || this == OURS;
    }

    /** Whether this machine has what it takes. */
    boolean isHere() {
        return this != RELAY || Relay.isHere();
    }

    /** Between which addresses its traffic goes. */
    Ends ends() {
        return ends;
    }

    private static Path write(Path folder, boolean left, Suite suite) throws IOException {
        Path file = folder.resolve(left ? "left.conf" : "right.conf");
        return Files.writeString(file, Ends.configuration(left, suite));
    }
}
