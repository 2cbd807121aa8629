package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.EspSaKeys;
import ike.interop.transcript.Protection.Verdict;
import ike.interop.transcript.Recording.Derivation;
import ike.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what passes by, for the summary at the end. */
final class Tally {
    private final List<KeyRing.Spis> ikeSas = new ArrayList<>();
    private final Map<Long, EspSaKeys> espSas = new LinkedHashMap<>();
    private final Map<Long, Integer> packets = new LinkedHashMap<>();
    private final Map<Long, Long> octets = new LinkedHashMap<>();
    private int numbers;
    private int ikeMessages;
    private long ikeOctets;
    private int opened;
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
        } else if (verdict.isPresent() || !explanation.notes().isEmpty()) {
            sealed++;
        }
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
                octets.values().stream().mapToLong(n -> n).sum(), opened, sealed, derivations, agreed.size(),
                ikeSas.stream().map(spis -> new Summary.IkeSa(spis.initiator(), spis.responder(),
                        keys.suite(spis).cipher(), keys.suite(spis).check())).collect(ImmutableList.toImmutableList()),
                espSas.entrySet().stream().map(sa -> line(sa.getKey(), sa.getValue()))
                        .collect(ImmutableList.toImmutableList()));
    }

    private Summary.EspSa line(long spi, EspSaKeys sa) {
        return new Summary.EspSa(spi, text(sa.source()), text(sa.destination()), sa.cipher(), sa.check(),
                packets.getOrDefault(spi, 0), octets.getOrDefault(spi, 0L));
    }

    private static String text(Optional<IpAddress> address) {
        return address.map(IpAddress::toString).orElse("*");
    }
}
