package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.PayloadType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the decrypted parts of IKEv2 messages together again (RFC 7383 §2.6), of a few messages at a time. */
final class MessageParts {
    /** Messages that are put together at one time; the eldest gives way. */
    static final int MAX_MESSAGES = 64;
    /** Octets of one message. */
    static final int MAX_OCTETS = 1 << 17;

    private final Map<Name, Assembly> assemblies = new LinkedHashMap<>();
    private final MissingParts<Name> missing = new MissingParts<>("parts of an IKEv2 message");

    private record Name(IkeSpi initiator, IkeSpi responder, long messageId, int flags) {
    }

    private record Part(long packet, PayloadType firstInner, Bytes octets) {
    }

    /** A whole chain of payloads, and the numbers of the packets that its other parts came in. */
    record Whole(PayloadType firstInner, Bytes payloads, ImmutableList<Long> others) {
    }

    private static final class Assembly {
        private final int total;
        private final TreeMap<Integer, Part> parts = new TreeMap<>();
        private int octets;

        private Assembly(int total) {
            this.total = total;
        }
    }

    /** The message that this part makes whole, if it does; a larger total begins anew, a smaller one is an old part. */
    Optional<Whole> add(long packet, IkeHeader header, EncryptedFragmentPayload part, Bytes octets) {
        Name name = new Name(header.initiatorSpi(), header.responderSpi(), header.messageId(), header.flags());
        Assembly known = assemblies.get(name);
        if (known != null && part.total() < known.total) {
            return Optional.empty();
        }
        Assembly assembly = known != null && part.total() == known.total ? known : keep(name, part.total());
        if (assembly.octets + octets.length() > MAX_OCTETS) {
            giveUp(name);
            return Optional.empty();
        }
        if (assembly.parts.putIfAbsent(part.number(), new Part(packet, part.firstInner(), octets)) == null) {
            assembly.octets += octets.length();
        }
        if (assembly.parts.size() < assembly.total) {
            return Optional.empty();
        }
        assemblies.remove(name);
        missing.completed(name);
        return Optional.of(new Whole(assembly.parts.firstEntry().getValue().firstInner(),
                Bytes.concat(assembly.parts.values().stream().map(Part::octets).toArray(Bytes[]::new)),
                assembly.parts.values().stream().map(Part::packet).filter(number -> number != packet).sorted()
                        .collect(ImmutableList.toImmutableList())));
    }

    /** What is still not whole, and never will be: there are no more packets. */
    Optional<Findings.Unexplained> end() {
        ImmutableList.copyOf(assemblies.keySet()).forEach(this::giveUp);
        return missing.told();
    }

    private Assembly keep(Name name, int total) {
        Assembly assembly = new Assembly(total);
        giveUp(name);
        assemblies.put(name, assembly);
        if (assemblies.size() > MAX_MESSAGES) {
            giveUp(assemblies.keySet().iterator().next());
        }
        return assembly;
    }

    private void giveUp(Name name) {
        Assembly assembly = assemblies.remove(name);
        if (assembly != null) {
            missing.missed(name, assembly.parts.values().stream().map(Part::packet).toList());
        }
    }
}
