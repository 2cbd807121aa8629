package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.EspSaKeys;
import ike.interop.keys.IcvCheck;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Recording.Derivation;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Counts what passes by, for the summary at the end. */
final class Tally {
    private final List<KeyRing.Spis> ikeSas = new ArrayList<>();
    private final Map<KeyRing.Spis, KeyRing.Suite> isakmpSas = new LinkedHashMap<>();
    private final Map<Long, EspSaKeys> espSas = new LinkedHashMap<>();
    private final Map<Long, Integer> packets = new LinkedHashMap<>();
    private final Map<Long, Long> octets = new LinkedHashMap<>();
    private int numbers;
    private int ikeMessages;
    private long ikeOctets;
    private int opened;
    private int unchecked;
    private int sealed;
    private int derivations;
    private final Set<Derivation> agreed = new LinkedHashSet<>();

    /** The number of the next packet. */
    int next() {
        return ++numbers;
    }

    void count(Explanation explanation) {
        if (explanation.subject() instanceof Subject.Esp esp) {
            packets.merge(esp.spi(), 1, Integer::sum);
            octets.merge(esp.spi(), (long) explanation.octets(), Long::sum);
        } else {
            ikeMessages++;
            ikeOctets += explanation.octets();
        }
        Optional<Verdict> verdict = explanation.layers().stream().flatMap(layer -> layer.protection().stream())
                .map(Protection::verdict).findFirst();
        if (verdict.equals(Optional.of(Verdict.GOOD))) {
            opened++;
        } else if (isIsakmp(explanation)) {
            opened += verdict.isPresent() ? 1 : 0;
            unchecked += verdict.isPresent() ? 1 : 0;
            explanation.layers().stream().flatMap(layer -> layer.protection().stream()).findFirst()
                    .ifPresent(protection -> isakmpSas.put(spis(explanation), new KeyRing.Suite(protection.cipher(),
                            IcvCheck.NONE)));
        } else if (verdict.isPresent() || !explanation.notes().isEmpty()) {
            sealed++;
        }
    }

    /** IKEv1 has a HASH inside instead of a check value. */
    private static boolean isIsakmp(Explanation explanation) {
        return explanation.notes().isEmpty() && explanation.subject() instanceof Subject.Ike ike
                && ike.majorVersion() == 1;
    }

    private static KeyRing.Spis spis(Explanation explanation) {
        Subject.Ike ike = (Subject.Ike) explanation.subject();
        return new KeyRing.Spis(IkeSpi.of(ike.initiatorSpi()), IkeSpi.of(ike.responderSpi()));
    }

    void count(KeyRing.Spis ikeSa) {
        ikeSas.add(ikeSa);
    }

    void count(EspSaKeys espSa) {
        espSa.spi().ifPresent(spi -> espSas.put(spi, espSa));
    }

    /** A step of a derivation, which {@code before} may have taken already. */
    void count(Derivation derivation, String who, Optional<String> before) {
        if (before.isEmpty()) {
            derivations++;
        } else if (!before.get().equals(who)) {
            agreed.add(derivation);
        }
    }

    Summary summary(KeyRing keys) {
        return new Summary(ikeMessages, ikeOctets, packets.values().stream().mapToInt(n -> n).sum(),
                octets.values().stream().mapToLong(n -> n).sum(), opened, unchecked, sealed, derivations, agreed.size(),
                ikeSas(keys),
                espSas.entrySet().stream().map(sa -> line(sa.getKey(), sa.getValue()))
                        .collect(ImmutableList.toImmutableList()));
    }

    private ImmutableList<Summary.IkeSa> ikeSas(KeyRing keys) {
        return Stream.concat(ikeSas.stream().map(spis -> line(spis, keys.suite(spis))),
                isakmpSas.entrySet().stream().map(sa -> line(sa.getKey(), sa.getValue())))
                .collect(ImmutableList.toImmutableList());
    }

    private static Summary.IkeSa line(KeyRing.Spis spis, KeyRing.Suite suite) {
        return new Summary.IkeSa(spis.initiator(), spis.responder(), suite.cipher(), suite.check());
    }

    private Summary.EspSa line(long spi, EspSaKeys sa) {
        return new Summary.EspSa(spi, text(sa.source()), text(sa.destination()), sa.cipher(), sa.check(),
                packets.getOrDefault(spi, 0), octets.getOrDefault(spi, 0L));
    }

    private static String text(Optional<IpAddress> address) {
        return address.map(IpAddress::toString).orElse("*");
    }
}
