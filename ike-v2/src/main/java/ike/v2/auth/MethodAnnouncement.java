package ike.v2.auth;

import com.google.common.collect.ImmutableList;
import ike.crypto.signature.AlgorithmIdentifiers;
import ike.crypto.signature.SignatureScheme;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.wire.Bytes;
import ike.wire.WireWriter;
import ike.wire.v2.AuthAnnouncement;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.NotifyData;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * SUPPORTED_AUTH_METHODS (RFC 9593 §3.2): how its sender lets others prove who they are, best first. It guides a choice and
 * forbids nothing.
 *
 * <pre>
 * Length = 2 | method                                      pre-shared key (2), NULL (13)
 * Length = 3 | method | Cert Link                          the older signatures (1, 9, 10, 11)
 * Length     | method | Cert Link | AlgorithmIdentifier    Digital Signature (14)
 * </pre>
 *
 * Ours link nothing to an authority, which a Cert Link of 0 says; those of a peer count for all authorities.
 */
public record MethodAnnouncement(ImmutableList<AuthAnnouncement> methods) {
    /** Of a peer that says nothing about it, or that will say it later. */
    public static final MethodAnnouncement NONE = new MethodAnnouncement(ImmutableList.of());
    /** So many of a peer's are looked at. */
    private static final int MOST = 64;
    private static final OptionalInt ANY_AUTHORITY = OptionalInt.of(0);

    /**
     * What lets in whoever proves himself in one of these ways.
     *
     * @param digital the method Digital Signature is agreed on, and no other signature is meant
     */
    public static MethodAnnouncement of(List<Proof> proofs, boolean digital) {
        return new MethodAnnouncement(proofs.stream().flatMap(proof -> switch (proof) {
            case PublicKeyRound round -> SignatureMethods.taken(round.constraint(), digital)
                    .map(scheme -> announcement(scheme, digital));
            case Proof.PreSharedKey _ -> Stream.of(plain(AuthMethod.Known.SHARED_KEY));
            case Proof.NullAuthentication _ -> Stream.of(plain(AuthMethod.Known.NULL_AUTHENTICATION));
            default -> Stream.<AuthAnnouncement>empty();
        }).distinct().collect(ImmutableList.toImmutableList()));
    }

    private static AuthAnnouncement plain(AuthMethod method) {
        return new AuthAnnouncement(method, OptionalInt.empty(), Bytes.EMPTY);
    }

    private static AuthAnnouncement announcement(SignatureScheme scheme, boolean digital) {
        return digital
                ? new AuthAnnouncement(AuthMethod.Known.DIGITAL_SIGNATURE, ANY_AUTHORITY,
                        AlgorithmIdentifiers.write(scheme))
                : new AuthAnnouncement(SignatureMethods.older(scheme), ANY_AUTHORITY, Bytes.EMPTY);
    }

    /** What a message announces; what cannot be read announces nothing. */
    public static MethodAnnouncement in(List<? extends Payload> payloads) {
        return new MethodAnnouncement(payloads.stream().filter(NotifyPayload.class::isInstance)
                .map(NotifyPayload.class::cast)
                .filter(notify -> notify.notifyType().equals(NotifyType.Known.SUPPORTED_AUTH_METHODS))
                .flatMap(notify -> NotifyData.of(notify).toOptional().stream())
                .filter(NotifyData.Announcements.class::isInstance)
                .flatMap(data -> ((NotifyData.Announcements) data).announcements().stream()).limit(MOST)
                .collect(ImmutableList.toImmutableList()));
    }

    /** True when anything is announced. */
    public boolean isAny() {
        return !methods.isEmpty();
    }

    /** True when its sender takes this proof, or has not said which ones it takes. */
    public boolean takes(Proof proof) {
        return !isAny() || methods.stream().map(AuthAnnouncement::method).anyMatch(method -> switch (proof) {
            case PublicKeyRound _ -> SignatureMethods.isSignature(method);
            case Proof.PreSharedKey _ -> method.equals(AuthMethod.Known.SHARED_KEY);
            case Proof.NullAuthentication _ -> method.equals(AuthMethod.Known.NULL_AUTHENTICATION);
            default -> true;
        });
    }

    /** Of these schemes those that its sender takes, in its order; all if it takes none of them or says nothing. */
    public ImmutableList<SignatureScheme> guide(ImmutableList<SignatureScheme> possible, boolean digital) {
        ImmutableList<SignatureScheme> taken = methods.stream().flatMap(method -> schemes(method, digital))
                .filter(possible::contains).distinct().collect(ImmutableList.toImmutableList());
        return taken.isEmpty() ? possible : taken;
    }

    private static Stream<SignatureScheme> schemes(AuthAnnouncement announcement, boolean digital) {
        boolean newer = announcement.method().equals(AuthMethod.Known.DIGITAL_SIGNATURE);
        if (newer != digital) {
            return Stream.empty();
        }
        return newer
                ? AlgorithmIdentifiers.read(announcement.algorithm()).toOptional().stream()
                : SignatureMethods.schemes(announcement.method()).stream();
    }

    /** The notification; without anything announced it promises the list for an IKE_INTERMEDIATE exchange (§3.1). */
    public NotifyPayload payload() {
        WireWriter data = new WireWriter();
        methods.forEach(method -> method.write(data));
        return NotifyPayload.of(NotifyType.Known.SUPPORTED_AUTH_METHODS, data.toBytes());
    }
}
