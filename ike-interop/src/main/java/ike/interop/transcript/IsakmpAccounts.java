package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.IcvCheck;
import ike.interop.keys.KeyTables;
import ike.interop.transcript.Protection.Verdict;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Dissection;
import ike.wire.v1.Cookie;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpHeaders;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives account of IKEv1 messages (RFC 2408 §3), and of what is encrypted in them (RFC 2409 Appendix B). Remembers what
 * it has seen of each ISAKMP SA: without the messages before it, none can be decrypted.
 */
final class IsakmpAccounts {
    /** How many ISAKMP SAs are remembered; the one that was silent for longest is forgotten. */
    private static final int MAX_SAS = 10_000;

    private final Supplier<KeyTables> keys;
    private final Map<Cookie, IsakmpWatch> watches = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Cookie, IsakmpWatch> eldest) {
            return size() > MAX_SAS;
        }
    };

    IsakmpAccounts(Supplier<KeyTables> keys) {
        this.keys = keys;
    }

    /** Never throws, whatever the octets; at least a header of them must be there. */
    Account of(long packet, Bytes octets) {
        Layer layer = layer(octets, IsakmpMessages.dissect(octets));
        IsakmpHeader header = IsakmpHeaders.decode(octets).orThrow();
        if (!(IsakmpMessages.decode(octets) instanceof Decoded.Ok<IsakmpMessage>(IsakmpMessage message))) {
            return new Account(subject(header, FieldTrees.payloadTypes(layer.root()), Optional.empty()),
                    ImmutableList.of(layer),
                    ImmutableList.of());
        }
        IsakmpWatch watch = watches.computeIfAbsent(header.initiatorCookie(), cookie -> new IsakmpWatch(
                () -> keys.get().ofIkev1(cookie.bytes()), keys));
        return header.isEncrypted() ? ofEncrypted(message, watch, layer) : ofClear(packet, message, watch, layer);
    }

    /** What is still in parts, and will stay so: there are no more packets. */
    ImmutableList<Findings.Unexplained> end() {
        return watches.values().stream().flatMap(watch -> watch.end().stream())
                .collect(ImmutableList.toImmutableList());
    }

    private Account ofClear(long packet, IsakmpMessage message, IsakmpWatch watch, Layer layer) {
        Subject subject = subject(message.header(), IsakmpNames.of(message.payloads()), Optional.empty());
        Optional<IsakmpFragments.Whole> whole = watch.learn(packet, message);
        Layer shown = watch.method().filter(EncryptedBodies::isMeant).map(layer::hiding).orElse(layer);
        Account alone = new Account(subject, ImmutableList.of(shown), ImmutableList.of())
                .with(new OpenedIsakmp(message.header(), message.payloads(), false));
        return whole.filter(joined -> joined.octets().length() >= IsakmpHeader.LENGTH)
                .map(joined -> joined(alone, of(packet, joined.octets()), joined.others())).orElse(alone);
    }

    /** The last fragment, and the message that all of them make. */
    private static Account joined(Account last, Account whole, ImmutableList<Long> others) {
        return new Account(whole.subject(),
                ImmutableList.<Layer>builder().addAll(last.layers()).addAll(whole.layers()).build(),
                ImmutableList.<String>builder().add("the last fragment; the whole message stands behind it")
                        .addAll(whole.notes()).build(),
                whole.message(), whole.isakmp(), others, whole.again().map(again -> () -> joined(last, again.get(),
                        others)));
    }

    private static Account ofEncrypted(IsakmpMessage message, IsakmpWatch watch, Layer layer) {
        return switch (watch.open(message)) {
            case IsakmpWatch.Opening.Closed(String why) -> closed(message, layer, why);
            case IsakmpWatch.Opening.Early(String why) ->
                closed(message, layer, why).orLater(() -> ofEncrypted(message, watch, layer));
            case IsakmpWatch.Opening.Opened opened when opened.looksRight() -> opened(message, layer, opened);
            case IsakmpWatch.Opening.Opened _ ->
                closed(message, layer,
                        "its key in the table opens no payloads: it is another SA's, a message before this one is missing, "
                                + "or the other end has another secret")
                        .orLater(() -> ofEncrypted(message, watch, layer));
        };
    }

    private static Account closed(IsakmpMessage message, Layer layer, String why) {
        return new Account(subject(message.header(), ImmutableList.of(), Optional.empty()), ImmutableList.of(layer),
                ImmutableList.of(why));
    }

    private static Account opened(IsakmpMessage message, Layer layer, IsakmpWatch.Opening.Opened opened) {
        Protection protection = new Protection(
                new CipherChoice(opened.cipher().id(), opened.cipher().keyLengthAttribute()), IcvCheck.NONE,
                Verdict.UNCHECKED, "IKEv1 has no check value besides the HASH inside");
        Dissection inside = IsakmpMessages.dissectInside(message.header().firstPayload(), opened.plaintext());
        Layer sealed = new Layer(Layer.Kind.DECRYPTED_PAYLOADS, opened.plaintext(), inside.root(), inside.why());
        Optional<ImmutableList<String>> names = opened.payloads().map(IsakmpNames::of);
        Account account = new Account(subject(message.header(), ImmutableList.of(), names),
                ImmutableList.of(new Layer(layer.kind(), layer.octets(), layer.root(), layer.problem(),
                        Optional.of(protection)), sealed),
                opened.note().map(ImmutableList::of).orElse(ImmutableList.of()));
        return opened.payloads().map(payloads -> account.with(new OpenedIsakmp(message.header(), payloads, true)))
                .orElse(account);
    }

    private static Layer layer(Bytes octets, Dissection dissection) {
        return new Layer(Layer.Kind.IKE, octets, dissection.root(), dissection.why());
    }

    static Subject.Ike subject(IsakmpHeader header, ImmutableList<String> payloads,
            Optional<ImmutableList<String>> sealed) {
        return new Subject.Ike(1, header.initiatorCookie().bytes(), header.responderCookie().bytes(),
                header.exchange().label(), false, false, header.messageId(), payloads, sealed);
    }

}
