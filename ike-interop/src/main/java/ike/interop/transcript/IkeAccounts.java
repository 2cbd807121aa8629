package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.IkeSaKeys;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.Field;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.EncryptedPayload;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeHeaders;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gives account of an IKE message: every field, and what is inside its Encrypted payload where keys fit. */
final class IkeAccounts {
    private final Supplier<KeyTables> keys;
    private final IsakmpAccounts version1;
    private final MessageParts parts = new MessageParts();

    IkeAccounts(Supplier<KeyTables> keys) {
        this.keys = keys;
        this.version1 = new IsakmpAccounts(keys);
    }

    /** Never throws, whatever the octets. */
    Account of(long packet, Bytes message) {
        return switch (IkeHeaders.decode(message)) {
            case Decoded.Ok<IkeHeader>(IkeHeader header) when header.majorVersion() == 1 ->
                version1.of(packet, message);
            case Decoded.Ok<IkeHeader>(IkeHeader header) -> ofVersion2(packet, header, message);
            case Decoded.Bad<IkeHeader> _ -> account(new Subject.Unreadable(), layer(message));
        };
    }

    /** What is still in parts, and will stay so: there are no more packets. */
    ImmutableList<Findings.Unexplained> end() {
        return Stream.concat(parts.end().stream(), version1.end().stream()).collect(ImmutableList.toImmutableList());
    }

    private Account ofVersion2(long packet, IkeHeader header, Bytes octets) {
        Layer layer = layer(octets);
        return switch (IkeMessages.decode(octets)) {
            case Decoded.Bad<IkeMessage> _ ->
                account(subject(header, FieldTrees.payloadTypes(layer.root()), Optional.empty()), layer);
            case Decoded.Ok<IkeMessage>(IkeMessage message) -> ofMessage(packet, message, layer);
        };
    }

    private Account ofMessage(long packet, IkeMessage message, Layer layer) {
        ImmutableList<String> names = PayloadNames.of(message.chain(), message.header().isResponse());
        Optional<SealedPayloads> sealed = message.chain().isEmpty()
                ? Optional.empty()
                : switch (message.chain().getLast().payload()) {
                    case EncryptedPayload sk -> Optional.of(new SealedPayloads(sk.firstInner(), sk.body(), false));
                    case EncryptedFragmentPayload part ->
                        Optional.of(new SealedPayloads(part.firstInner(), part.body(), true));
                    default -> Optional.empty();
                };
        Subject outside = subject(message.header(), names, Optional.empty());
        return sealed.map(body -> switch (open(message, body.body())) {
            case Opening.Closed(String why) -> new Account(outside, ImmutableList.of(layer), ImmutableList.of(why));
            case Opening.Tried tried -> opened(packet, message, names, layer, body, tried);
        }).orElseGet(() -> new Account(outside, ImmutableList.of(layer), ImmutableList.of())
                .with(new OpenedMessage(message.header(), message.chain(), Optional.empty())));
    }

    private Account opened(long packet, IkeMessage message, ImmutableList<String> names, Layer layer,
            SealedPayloads sealed, Opening.Tried tried) {
        int at = message.octets().length() - sealed.body().length();
        Field split = FieldTrees.splitLast(layer.root(), at, FieldTrees.sealedParts(sealed.body(), at, tried,
                SealedPayloads.SECTION, "Integrity Checksum Data"));
        Layer outside = new Layer(Layer.Kind.IKE, layer.octets(), split, layer.problem(),
                Optional.of(tried.protection()));
        Optional<SealedPayloads.Contents> contents = tried.plaintext().map(sealed::contents);
        if (contents.isEmpty()) {
            return new Account(subject(message.header(), names, Optional.empty()), ImmutableList.of(outside),
                    ImmutableList.of());
        }
        return message.chain().getLast().payload() instanceof EncryptedFragmentPayload part
                ? ofPart(packet, message, names, part, outside, contents.get())
                : readable(message, names, ImmutableList.of(outside), contents.get(),
                        OpenedMessage.Sealed.of(message.octets(), sealed.body(), contents.get().octets()));
    }

    private Account ofPart(long packet, IkeMessage message, ImmutableList<String> names, EncryptedFragmentPayload part,
            Layer outside, SealedPayloads.Contents contents) {
        ImmutableList<Layer> layers = ImmutableList.of(outside, contents.layer());
        return parts.add(packet, message.header(), part, contents.octets())
                .map(whole -> readable(message, names, layers,
                        SealedPayloads.whole(whole.firstInner(), whole.payloads()),
                        OpenedMessage.Sealed.ofParts(message.octets(), whole.firstInner(), whole.payloads()))
                        .with(whole.others()))
                .orElseGet(() -> new Account(subject(message.header(), names, Optional.empty()), layers,
                        ImmutableList.of()));
    }

    private static Account readable(IkeMessage message, ImmutableList<String> names, ImmutableList<Layer> outside,
            SealedPayloads.Contents contents, OpenedMessage.Sealed sealed) {
        Subject subject = subject(message.header(), names,
                Optional.of(PayloadNames.of(contents.chain(), message.header().isResponse())));
        ImmutableList<ChainedPayload> chain = Stream.concat(message.chain().stream(), contents.chain().stream())
                .collect(ImmutableList.toImmutableList());
        return new Account(subject,
                ImmutableList.<Layer>builder().addAll(outside).add(contents.layer()).build(), ImmutableList.of())
                .with(new OpenedMessage(message.header(), chain, Optional.of(sealed)));
    }

    /** Of several lines of keys for one SA the one that fits is taken; if none does, the newest tells what is wrong. */
    private Opening open(IkeMessage message, Bytes body) {
        IkeHeader header = message.header();
        Bytes prefix = message.octets().slice(0, message.octets().length() - body.length());
        ImmutableList<Opening> openings = keys.get().ofIke(header.initiatorSpi(), header.responderSpi()).stream()
                .map(candidate -> opener(candidate, header.isInitiator()).open(prefix, prefix, body, Bytes.EMPTY))
                .collect(ImmutableList.toImmutableList());
        if (openings.isEmpty()) {
            return new Opening.Closed("no keys for this IKE SA");
        }
        return openings.stream().filter(o -> o instanceof Opening.Tried t && t.protection().verdict() != Verdict.BAD)
                .findFirst().orElse(openings.getFirst());
    }

    private static Opener opener(IkeSaKeys keys, boolean ofInitiator) {
        return ofInitiator
                ? new Opener(keys.cipher(), keys.check(), keys.skEi(), keys.skAi())
                : new Opener(keys.cipher(), keys.check(), keys.skEr(), keys.skAr());
    }

    private static Layer layer(Bytes message) {
        Dissection dissection = IkeMessages.dissect(message);
        return new Layer(Layer.Kind.IKE, message, dissection.root(), dissection.why());
    }

    private static Account account(Subject subject, Layer layer) {
        return new Account(subject, ImmutableList.of(layer), ImmutableList.of());
    }

    static Subject.Ike subject(IkeHeader header, ImmutableList<String> payloads,
            Optional<ImmutableList<String>> sealed) {
        return new Subject.Ike(header.majorVersion(), header.initiatorSpi().bytes(), header.responderSpi().bytes(),
                header.exchange().label(), header.isResponse(), header.isInitiator(), header.messageId(), payloads,
                sealed);
    }
}
