package ike.v2;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.crypto.v2.SkProtection;
import ike.v2.sa.AuthSent;
import ike.v2.sa.EapAsked;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InitAnswered;
import ike.v2.sa.IntermediateSent;
import ike.v2.sa.LeaseAsked;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.EncryptedPayload;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of every IKE SA that was ever seen, kept past its end: opens any message, and forges any. */
final class Keyring {
    private final ListMultimap<Spis, Keys> known = MultimapBuilder.linkedHashKeys().arrayListValues().build();
    private final Map<Spis, IkeKeys> last = new HashMap<>();
    private long forged;

    private record Spis(IkeSpi initiator, IkeSpi responder) {
    }

    /** The keys of both directions, as plain octets. */
    private record Keys(IkeAlgorithms suite, Bytes ei, Bytes ai, Bytes er, Bytes ar) {
        /** What to do with the protection of one direction; its secrets are wiped afterwards. */
        <T> T with(boolean initiator, java.util.function.Function<SkProtection, T> work) {
            try (Secret encryption = Secret.copyOf(initiator ? ei : er);
                    Secret integrity = Secret.copyOf(initiator ? ai : ar)) {
                return work.apply(new SkProtection(suite.encryption(), suite.integrity(), encryption, integrity));
            }
        }
    }

    /** Learns the keys of the SAs that are there. */
    @SuppressWarnings("ReferenceEquality") // what has been wiped cannot be compared
    void learn(Iterable<IkeSa> sas) {
        for (IkeSa sa : sas) {
            Optional<IkeKeys> keys = session(sa).map(Session::keys);
            if (keys.isPresent() && !keys.get().equals(last.put(spis(sa.name()), keys.get()))) {
                known.put(spis(sa.name()), keys(session(sa).orElseThrow()));
            }
        }
    }

    /** The payloads of a message: those inside SK when there is one. */
    ImmutableList<ChainedPayload> open(IkeMessage message) {
        Optional<EncryptedPayload> sk = message.first(EncryptedPayload.class);
        if (sk.isEmpty()) {
            return message.chain();
        }
        Bytes inner = generations(message.header()).stream()
                .flatMap(keys -> keys.with(message.header().isInitiator(), protection -> protection
                        .open(message.sealedPrefix().orElseThrow(), sk.get().body())).stream())
                .findFirst().orElseThrow();
        return IkeMessages.decodeChain(sk.get().firstInner(), inner).orThrow();
    }

    /** A message with these payloads, protected as the holder of the header's role would protect it. */
    Bytes seal(IkeHeader header, List<? extends Payload> payloads) {
        PayloadType first = payloads.isEmpty() ? PayloadType.Known.NONE : payloads.getFirst().type();
        return seal(header, first, IkeMessages.encodeChain(payloads));
    }

    /** The same by the keys of IKE_SA_INIT, which protect the first IKE_INTERMEDIATE (RFC 9242 §3.3.1). */
    Bytes sealFirst(IkeHeader header, List<? extends Payload> payloads) {
        return seal(generations(header).getFirst(), header, payloads.getFirst().type(),
                IkeMessages.encodeChain(payloads));
    }

    /** A message with these octets where payloads should be. */
    Bytes seal(IkeHeader header, PayloadType first, Bytes inner) {
        return seal(keysOf(header), header, first, inner);
    }

    private Bytes seal(Keys keys, IkeHeader header, PayloadType first, Bytes inner) {
        return keys.with(header.isInitiator(), protection -> {
            Bytes prefix = IkeMessages.sealedPrefix(header, ImmutableList.of(), first,
                    protection.bodyLength(inner.length()));
            // Unlike any vector that an engine uses.
            Bytes iv = Bytes.concat(Bytes.u64(-1 - ++forged), Bytes.zeros(protection.ivLength() - 8));
            return Bytes.concat(prefix, protection.seal(iv, prefix, inner));
        });
    }

    /** A fragment with these octets in it, protected likewise. */
    Bytes sealFragment(IkeHeader header, PayloadType first, int number, int total, Bytes content) {
        return keysOf(header).with(header.isInitiator(), protection -> {
            Bytes prefix = IkeMessages.sealedFragmentPrefix(header, ImmutableList.of(), first, number, total,
                    protection.bodyLength(content.length()));
            Bytes iv = Bytes.concat(Bytes.u64(-1 - ++forged), Bytes.zeros(protection.ivLength() - 8));
            return Bytes.concat(prefix, protection.seal(iv, prefix, content));
        });
    }

    /** The same fragment with more reserved bits in its payload header (RFC 7296 §3.2), protected anew. */
    Bytes withReserved(IkeMessage message, int bits) {
        EncryptedFragmentPayload fragment = message.first(EncryptedFragmentPayload.class).orElseThrow();
        Bytes prefix = message.sealedPrefix().orElseThrow();
        int flags = IkeHeader.LENGTH + 1;
        Bytes other = Bytes.concat(prefix.slice(0, flags), Bytes.of(prefix.u8(flags) | bits), prefix.from(flags + 1));
        return generations(message.header()).stream()
                .flatMap(keys -> keys.with(message.header().isInitiator(), protection -> protection
                        .open(prefix, fragment.body()).map(content -> Bytes.concat(other,
                                protection.seal(Bytes.concat(Bytes.u64(-1 - ++forged),
                                        Bytes.zeros(protection.ivLength() - 8)), other, content))))
                        .stream())
                .findFirst().orElseThrow();
    }

    /** The keys in force: those that IKE_INTERMEDIATE has made last (RFC 9370 §2.2.2). */
    private Keys keysOf(IkeHeader header) {
        return generations(header).getLast();
    }

    private List<Keys> generations(IkeHeader header) {
        List<Keys> keys = known.get(new Spis(header.initiatorSpi(), header.responderSpi()));
        if (keys.isEmpty()) {
            throw new AssertionError("no keys for " + header);
        }
        return keys;
    }

    private static Keys keys(Session session) {
        return new Keys(session.algorithms(), octets(session.keys().skEi()), octets(session.keys().skAi()),
                octets(session.keys().skEr()), octets(session.keys().skAr()));
    }

    private static Bytes octets(Secret key) {
        return key.reveal(SecretAccess.forKeyExport());
    }

    private static Spis spis(SaName name) {
        return new Spis(name.spiI(), name.spiR());
    }

    private static Optional<Session> session(IkeSa sa) {
        return switch (sa) {
            case IntermediateSent s -> Optional.of(s.opening().session());
            case AuthSent s -> Optional.of(s.session());
            case InitAnswered s -> Optional.of(s.session());
            case LeaseAsked s -> Optional.of(s.opened().session());
            case EapAsked s -> Optional.of(s.opened().session());
            case Established s -> Optional.of(s.session());
            default -> Optional.empty();
        };
    }
}
