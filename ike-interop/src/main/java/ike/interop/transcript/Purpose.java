package ike.interop.transcript;

import ike.wire.v2.AuthPayload;
import ike.wire.v2.DeletePayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import java.util.Optional;

/**
 * What a message is for, in a sentence or two.
 *
 * @param section where the RFC asks for it
 */
public record Purpose(String text, String section) {
    /** Of a packet that {@code from} sent to {@code to}. */
    static Purpose of(Explanation explanation, Optional<Episode> episode, String from, String to) {
        return switch (explanation.subject()) {
            case Subject.Esp esp when !esp.inner().isEmpty() ->
                new Purpose("A whole IP packet travels inside, sealed by " + from + " for " + to + ".",
                        "RFC 4303 §3.3");
            case Subject.Ah _ ->
                new Purpose("A packet that everybody can read, and only " + from + " can have made.", "RFC 4302 §3.3");
            case Subject.NatKeepalive() ->
                new Purpose(from + " keeps the NAT's mapping alive.", "RFC 3948 §2.3");
            default -> explanation.message().map(message -> of(message, episode, from, to))
                    .orElseGet(() -> new Purpose("This packet stays sealed.", "RFC 7296 §3.14"));
        };
    }

    private static Purpose of(OpenedMessage message, Optional<Episode> episode, String from, String to) {
        Optional<NotifyPayload> error = message.payloads().stream().filter(Purpose::isError)
                .map(NotifyPayload.class::cast).findFirst();
        if (error.isPresent()) {
            return new Purpose(from + " refuses: " + error.get().notifyType().label() + ".", "RFC 7296 §2.21");
        }
        boolean request = message.header().isRequest();
        return switch (message.header().exchange()) {
            case ExchangeType.Known.IKE_SA_INIT -> request ? initRequest(message, from) : initResponse(message, from);
            case ExchangeType.Known.IKE_SESSION_RESUME -> resume(message, request, from);
            case ExchangeType.Known.IKE_AUTH -> request ? authRequest(message, from) : authResponse(message, from, to);
            case ExchangeType.Known.CREATE_CHILD_SA -> createChild(message, request, episode, from);
            default -> informational(message, request, episode, from, to);
        };
    }

    private static Purpose initRequest(OpenedMessage message, String from) {
        return message.notifies(NotifyType.Known.COOKIE)
                ? new Purpose(from + " begins again, and shows the cookie to prove that the address is its own.",
                        "RFC 7296 §2.6")
                : new Purpose(from + " offers algorithms (SAi), sends its half of the key exchange (KEi) and a nonce "
                        + "(Ni). The two hashes let the other end see whether a NAT stands between them.",
                        "RFC 7296 §1.2, §2.23");
    }

    private static Purpose initResponse(OpenedMessage message, String from) {
        return message.first(SaPayload.class).isEmpty()
                ? new Purpose(
                        from + " wants a sign first that the address is not forged, and keeps no state till then.",
                        "RFC 7296 §2.6")
                : new Purpose(from + " has picked one algorithm of each kind (SAr) and sends its own half (KEr) and "
                        + "nonce (Nr). Both ends can now compute the same keys.", "RFC 7296 §1.2, §2.7");
    }

    private static Purpose resume(OpenedMessage message, boolean request, String from) {
        if (request) {
            return new Purpose(from + " shows the ticket of an IKE SA that was lost, and a fresh nonce (Ni).",
                    "RFC 5723 §4.3.2");
        }
        return message.first(NoncePayload.class).isPresent()
                ? new Purpose(from + " takes the ticket and sends its nonce (Nr). Both ends can now compute new keys "
                        + "from the old SK_d.", "RFC 5723 §4.3.2, §5.1")
                : new Purpose(from + (message.notifies(NotifyType.Known.COOKIE)
                        ? " wants a sign first that the address is not forged."
                        : " does not take the ticket; IKE_SA_INIT will have to do."), "RFC 5723 §4.3.2");
    }

    private static Purpose authRequest(OpenedMessage message, String from) {
        return message.first(AuthPayload.class).isEmpty()
                ? new Purpose(from + " says who it is, and leaves the proof to EAP.", "RFC 7296 §2.16")
                : new Purpose(from + " says who it is (IDi), proves it (AUTH), and asks for a Child SA: algorithms "
                        + "(SAi), and which packets shall go through it (TSi, TSr).", "RFC 7296 §1.2, §2.15");
    }

    private static Purpose authResponse(OpenedMessage message, String from, String to) {
        return message.first(SaPayload.class).isEmpty()
                ? new Purpose(from + " goes on with the proof of who is who.", "RFC 7296 §2.16")
                : new Purpose(
                        from + " believes " + to + ", proves who it is in turn, and agrees to the Child SA, maybe "
                                + "for fewer packets than were asked for.",
                        "RFC 7296 §1.2, §2.9, §2.15");
    }

    private static Purpose createChild(OpenedMessage message, boolean request, Optional<Episode> episode, String from) {
        boolean ownExchange = message.first(ike.wire.v2.KePayload.class).isPresent();
        String keys = ownExchange ? ", with a fresh half of a key exchange" : "";
        return switch (episode.orElse(Episode.NEW_CHILD)) {
            case REKEY_IKE -> request
                    ? new Purpose(from + " offers a new IKE SA with a new SPI" + keys + ".", "RFC 7296 §1.3.2")
                    : new Purpose(from + " agrees and names its own new SPI" + keys + ". The new IKE SA is up.",
                            "RFC 7296 §1.3.2, §2.18");
            case REKEY_CHILD -> request
                    ? new Purpose(
                            from + " wants a new Child SA in the place of the one that REKEY_SA names" + keys + ".",
                            "RFC 7296 §1.3.3")
                    : new Purpose(from + " agrees" + keys + ". Both pairs of ESP SAs work now, the old and the new.",
                            "RFC 7296 §1.3.3, §2.17");
            default -> new Purpose(from + (request ? " wants one more Child SA" : " agrees") + keys + ".",
                    "RFC 7296 §1.3.1");
        };
    }

    private static Purpose informational(OpenedMessage message, boolean request, Optional<Episode> episode,
            String from, String to) {
        Optional<DeletePayload> delete = message.first(DeletePayload.class);
        if (delete.isPresent()) {
            boolean ike = delete.get().protocol() == ProtocolId.Known.IKE;
            return request
                    ? new Purpose(from + (ike
                            ? episode.equals(Optional.of(Episode.REKEY_IKE))
                                    ? " deletes the old IKE SA, now that the new one is up."
                                    : " deletes this IKE SA."
                            : " will open no more packets under the SPI named here, and asks " + to
                                    + " to close the other direction."),
                            "RFC 7296 §1.4.1")
                    : new Purpose(from + " closes its direction too: the pair is gone.", "RFC 7296 §1.4.1");
        }
        if (request) {
            return message.payloads().size() <= 1
                    ? new Purpose(from + " asks whether " + to + " is still there.", "RFC 7296 §2.4")
                    : new Purpose(from + " tells something.", "RFC 7296 §1.4");
        }
        return new Purpose(from + " confirms. Every request is answered, if only with nothing inside.",
                "RFC 7296 §1.4, §2.1");
    }

    private static boolean isError(Payload payload) {
        return payload instanceof NotifyPayload notify && notify.notifyType().isError();
    }
}
