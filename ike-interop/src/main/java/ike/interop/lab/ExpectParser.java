package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the lines of an expect file: the heading, and for each demand in which role it holds. */
final class ExpectParser {

    private static final ImmutableMap<String, ImmutableList<Role>> INITIATOR = ImmutableMap.of("ours",
            ImmutableList.of(Role.INITIATOR),
            "peer", ImmutableList.of(Role.RESPONDER));
    private static final ImmutableMap<String, ImmutableList<Role>> INITIATORS = ImmutableMap
            .<String, ImmutableList<Role>>builder()
            .putAll(INITIATOR).put("both", ImmutableList.copyOf(Role.values())).buildOrThrow();
    private static final ImmutableMap<String, ImmutableList<Family>> FAMILIES = ImmutableMap.of("ipv4",
            ImmutableList.of(Family.IPV4),
            "ipv6", ImmutableList.of(Family.IPV6), "both", ImmutableList.copyOf(Family.values()));

    private static final ImmutableMap<String, PeerDaemon> PEERS = Arrays.stream(PeerDaemon.values())
            .collect(ImmutableMap.toImmutableMap(PeerDaemon::title, peer -> peer));

    private final String file;
    private final List<Expect.Line> lines = new ArrayList<>();
    private ImmutableList<Role> roles = ImmutableList.of();
    private ImmutableList<Family> inside = ImmutableList.of(Family.IPV4);
    private ImmutableList<Side> behindNat = ImmutableList.of();
    private PeerDaemon peer = PeerDaemon.STRONGSWAN;
    private Optional<Version> needs = Optional.empty();
    private boolean alone;
    private boolean differentKeys;

    ExpectParser(String file) {
        this.file = file;
    }

    Expect parse(List<String> text) {
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(new Words(file, i + 1, line));
            }
        }
        if (lines.isEmpty()) {
            throw new MalformedCase(file + ": demands nothing");
        }
        return new Expect(roles, inside, behindNat, peer, needs, alone, differentKeys, ImmutableList.copyOf(lines));
    }

    private void read(Words words) {
        if (roles.isEmpty()) {
            words.take("initiator");
            roles = words.oneOf(INITIATORS);
        } else if (lines.isEmpty() && words.takeIf("inside")) {
            inside = words.oneOf(FAMILIES);
        } else if (lines.isEmpty() && words.takeIf("nat")) {
            behindNat = words.oneOf(StepParser.SIDES);
        } else if (lines.isEmpty() && words.takeIf("against")) {
            peer = words.oneOf(PEERS);
        } else if (lines.isEmpty() && words.takeIf("needs")) {
            words.take("strongSwan");
            needs = Optional.of(words.version());
        } else if (lines.isEmpty() && words.takeIf("alone")) {
            alone = true;
        } else if (lines.isEmpty() && words.takeIf("different")) {
            words.take("keys");
            differentKeys = true;
        } else {
            ImmutableList<Role> held = words.takeIf("when") ? when(words) : roles;
            lines.add(new Expect.Line(words.number(), words.line(), held, StepParser.parse(words)));
        }
        words.end();
    }

    private static ImmutableList<Role> when(Words words) {
        ImmutableList<Role> held = words.oneOf(INITIATOR);
        words.take("initiates:");
        return held;
    }
}
