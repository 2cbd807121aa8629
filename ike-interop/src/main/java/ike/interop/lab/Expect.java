package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What must happen in a case: the content of its expect file.
 *
 * @param roles the parts that our endpoint plays, each in a run of its own
 * @param inside the families of the addresses that the tunnel carries
 * @param behindNat the sides that a NAT hides
 * @param peer the daemon on the other side
 * @param needs the lowest version of strongSwan that can play it; absent if Debian's can
 * @param alone whether both daemons are started for this case alone
 * @param differentKeys whether the two ends come to different keys, so that not all messages are opened by ours
 * @param lines the demands, in order
 */
public record Expect(ImmutableList<Role> roles, ImmutableList<Family> inside, ImmutableList<Side> behindNat,
        PeerDaemon peer, Optional<Version> needs, boolean alone, boolean differentKeys, ImmutableList<Line> lines) {

    /**
     * A demand.
     *
     * @param number of the line in the file, from 1
     * @param text the line
     * @param roles in which of our roles it holds
     * @param step what it demands
     */
    record Line(int number, String text, ImmutableList<Role> roles, Step step) {
    }

    /** Reads the file; {@link MalformedCase} names the first line that is not understood. */
    static Expect read(Path file) throws IOException {
        return new ExpectParser(file.toString()).parse(Files.readAllLines(file));
    }

    /** Why it cannot be played here, with a strongSwan of that version; empty if it can. */
    Optional<String> hindrance(Version strongswan) {
        Optional<String> missing = peer.missing();
        return missing.isPresent() || needs.isEmpty() || needs.get().compareTo(strongswan) <= 0
                ? missing
                : Optional.of("needs strongSwan " + needs.get());
    }

    /** The demands of one role. */
    ImmutableList<Line> lines(Role role) {
        return lines.stream().filter(line -> line.roles().contains(role)).collect(ImmutableList.toImmutableList());
    }
}
