package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithm;
import ike.crypto.Algorithm.Kind;
import ike.crypto.Algorithms;
import ike.engine.config.ProposalSpec;
import ike.interop.settings.Quoted;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts one proposal together (RFC 7296 §3.3.3) by strongSwan's rules: an IKE proposal without a PRF uses that of its
 * integrity algorithms; with an AEAD integrity algorithms are dropped, and so are PRFs for ESP and AH; without {@code esn} an
 * ESP or AH proposal says {@code noesn}; a keyword that is named twice counts once. Stricter than strongSwan: ESP never
 * encrypts without integrity (RFC 8221 §4).
 */
final class ProposalBuilder {
    private static final Transform NO_KEY_EXCHANGE = Transform.of(TransformType.Known.KE, KeyExchangeId.NONE);

    private final ProtocolId protocol;
    private final String text;
    private final Map<Kind, Set<Transform>> named = new EnumMap<>(Kind.class);
    private final Set<Transform> additional = new LinkedHashSet<>();

    ProposalBuilder(ProtocolId protocol, String text) {
        this.protocol = protocol;
        this.text = text;
        for (Kind kind : Kind.values()) {
            named.put(kind, new LinkedHashSet<>());
        }
    }

    /** Adds what a keyword that is supported here stands for. */
    void add(Algorithm keyword) {
        of(keyword.kind()).add(keyword.transform().orElseThrow());
    }

    /** Adds a method for an additional key exchange, of which there are seven (RFC 9370 §2.2.1). */
    void add(int number, Algorithm method) {
        TransformType type = TransformType.of(TransformType.Known.ADDKE1.code() + number - 1);
        additional.add(Transform.of(type, method.id().orElseThrow()));
    }

    /** The proposal; refused when it could never be agreed on. */
    ProposalSpec build() throws BadValue {
        if (protocol != ProtocolId.Known.AH && of(Kind.AEAD).isEmpty() && of(Kind.ENCR).isEmpty()) {
            throw missing("an encryption algorithm", Kind.ENCR);
        }
        if (!of(Kind.AEAD).isEmpty() && !of(Kind.ENCR).isEmpty()) {
            throw BadValue.saying(Quoted.of(text) + " mixes AEAD and other encryption (RFC 7296 §3.3); expected two"
                    + " proposals with a comma between them");
        }
        if (of(Kind.AEAD).isEmpty() && of(Kind.INTEG).isEmpty()) {
            throw missing("an integrity algorithm", Kind.INTEG);
        }
        if (protocol == ProtocolId.Known.IKE) {
            completeIke();
        } else {
            completeIpsec();
        }
        if (!of(Kind.AEAD).isEmpty()) {
            of(Kind.INTEG).clear();
        }
        if (!additional.isEmpty() && of(Kind.KE).isEmpty()) {
            throw missing("the key exchange that comes before additional ones (RFC 9370 §2.2.1)", Kind.KE);
        }
        return new ProposalSpec(text, protocol,
                Stream.concat(named.values().stream().flatMap(Set::stream), additional.stream())
                        .collect(ImmutableList.toImmutableList()));
    }

    private void completeIke() throws BadValue {
        if (of(Kind.PRF).isEmpty()) {
            of(Kind.INTEG).stream().flatMap(t -> Algorithms.of(t).flatMap(Algorithm::impliedPrf).stream())
                    .forEach(prf -> of(Kind.PRF).add(Transform.of(TransformType.Known.PRF, prf)));
        }
        of(Kind.KE).remove(NO_KEY_EXCHANGE);
        of(Kind.SN).clear();
        if (of(Kind.PRF).isEmpty()) {
            throw missing("a pseudorandom function", Kind.PRF);
        }
        if (of(Kind.KE).isEmpty()) {
            throw missing("a key exchange method", Kind.KE);
        }
    }

    private void completeIpsec() {
        of(Kind.PRF).clear();
        if (of(Kind.SN).isEmpty()) {
            of(Kind.SN).add(Transform.of(TransformType.Known.SN, SequenceNumbersId.SEQUENTIAL_32));
        }
    }

    private BadValue missing(String what, Kind kind) {
        return BadValue
                .saying(Quoted.of(text) + " lacks " + what + "; expected one, such as " + ProposalParser.instead(kind));
    }

    private Set<Transform> of(Kind kind) {
        return Objects.requireNonNull(named.get(kind));
    }
}
