package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.esp.EspHeader;
import ike.wire.v1.IsakmpHeaders;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeHeaders;
import ike.wire.v2.IkeMessages;
import java.util.Optional;

/**
 * Gives account of packets of which the capture has kept the beginning only. Nothing is opened, and that they are too short is
 * nobody's breach of a rule (RFC 7296 §3.1).
 */
final class CutShort {
    private static final ImmutableList<String> NOTES = ImmutableList.of("cut short by the capture");

    private CutShort() {
    }

    /** Of an IKE message; nothing when not even its header was kept. */
    static Optional<Account> ofIke(Bytes kept, int missing) {
        if (!(IkeHeaders.decode(kept) instanceof Decoded.Ok<IkeHeader>(IkeHeader header))) {
            return Optional.empty();
        }
        Bytes filled = Bytes.concat(kept, Bytes.zeros(missing));
        boolean isVersion1 = header.majorVersion() == 1;
        Dissection dissection = isVersion1 ? IsakmpMessages.dissect(filled) : IkeMessages.dissect(filled);
        Layer layer = new Layer(Layer.Kind.IKE, kept, FieldTrees.upTo(dissection.root(), kept), Optional.empty());
        ImmutableList<String> types = FieldTrees.payloadTypes(layer.root());
        Subject subject = isVersion1
                ? IsakmpAccounts.subject(IsakmpHeaders.decode(kept).orThrow(), types, Optional.empty())
                : IkeAccounts.subject(header, types, Optional.empty());
        return Optional.of(new Account(subject, ImmutableList.of(layer), NOTES));
    }

    /** Of an ESP packet; nothing when not even its header was kept. */
    static Optional<Account> ofEsp(Bytes kept) {
        if (kept.length() < EspHeader.LENGTH) {
            return Optional.empty();
        }
        Layer layer = new Layer(Layer.Kind.ESP, kept, EspAccounts.closedTree(kept), Optional.empty());
        return Optional.of(new Account(new Subject.Esp(kept.u32At(0), kept.u32At(4), ""), ImmutableList.of(layer),
                NOTES));
    }
}
