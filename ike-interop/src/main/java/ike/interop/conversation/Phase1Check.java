package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.ConstantTime;
import ike.crypto.DerivationLog;
import ike.crypto.Hash;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.v1.Phase1Hashes;
import ike.crypto.v1.Skeyid;
import ike.interop.conversation.SignatureCheck.Attempt;
import ike.interop.conversation.SignatureCheck.Signer;
import ike.interop.keys.KeyTables;
import ike.interop.keys.SaSecret;
import ike.interop.transcript.EncryptedBodies;
import ike.interop.transcript.OpenedIsakmp;
import ike.interop.transcript.Standing.Proof;
import ike.wire.Bytes;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.CertEncoding;
import ike.wire.v1.CertPayload;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.SigPayload;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import ike.wire.v2.PrfId;
import java.util.Optional;
import java.util.stream.Stream;

/** Verifies HASH_I, HASH_R, SIG_I and SIG_R (RFC 2409 §5) with the secrets and certificates at hand. */
final class Phase1Check {
    private static final String NO_HASH = "the hash that was agreed on is not known, or not among what this program can do";
    private static final String NO_IDENTITY = "its identity was not read";

    private final KeyTables keys;
    private final Credentials credentials;

    Phase1Check(KeyTables keys, Credentials credentials) {
        this.keys = keys;
        this.credentials = credentials;
    }

    /** What the message proves: nothing, or one hash or signature. */
    Optional<Proof> proof(OpenedIsakmp message, boolean ofInitiator, Phase1Story story) {
        Optional<HashPayload> hash = message.payloads().first(HashPayload.class);
        Optional<SigPayload> signature = message.payloads().first(SigPayload.class);
        String side = ofInitiator ? "I" : "R";
        String name = isEncrypted(story)
                ? hidden(message.header(), idName(ofInitiator)).map(body -> claimed(body).describe()).orElse("")
                : story.side(ofInitiator).name();
        String of = name.isEmpty() ? ofInitiator ? "the initiator" : "the responder" : name;
        String method = story.method().map(AuthenticationMethod::label).orElse("unknown method");
        if (signature.isPresent()) {
            Judgement judgement = judge(message, ofInitiator, story, signature.get());
            return Optional.of(new Proof("SIG_" + side, of, method, judgement.verdict(), judgement.reason()));
        }
        // With encryption, what stands beside the initiator's nonce names the certificate (RFC 2409 §5.2).
        boolean namesKey = isEncrypted(story) && ofInitiator
                && message.payloads().first(NoncePayload.class).isPresent();
        return hash.filter(_ -> !namesKey).map(sent -> {
            Judgement judgement = judge(message, ofInitiator, story, sent);
            return new Proof("HASH_" + side, of, method, judgement.verdict(), judgement.reason());
        });
    }

    private Judgement judge(OpenedIsakmp message, boolean ofInitiator, Phase1Story story, HashPayload sent) {
        Optional<Prf> prf = story.hash().map(Hash::prf);
        if (prf.isEmpty()) {
            return Judgement.missing(NO_HASH);
        }
        if (isEncrypted(story) && hidden(message.header(), idName(ofInitiator)).isEmpty()) {
            return Judgement.missing("it covers an identity that is encrypted with RSA (RFC 2409 §5.2): the secret "
                    + idName(ofInitiator) + " is missing");
        }
        return expected(message.header(), ofInitiator, story, prf.get())
                .map(hashes -> hashes.isEmpty()
                        ? Judgement.missing(missing(story))
                        : Judgement.of(hashes.stream().anyMatch(hash -> ConstantTime.equal(hash, sent.data()))))
                .orElseGet(() -> Judgement.missing(absent(message.header(), story)));
    }

    private Judgement judge(OpenedIsakmp message, boolean ofInitiator, Phase1Story story, SigPayload signature) {
        Optional<Prf> prf = signaturePrf(story);
        if (prf.isEmpty()) {
            return Judgement.missing(NO_HASH);
        }
        Optional<ImmutableList<Bytes>> hashes = expected(message.header(), ofInitiator, story, prf.get());
        if (hashes.isEmpty() || hashes.get().isEmpty()) {
            return Judgement.missing(hashes.isEmpty() ? absent(message.header(), story) : missing(story));
        }
        ImmutableList<Attempt> attempts = hashes.get().stream()
                .flatMap(hash -> Stream
                        .of(new SignatureScheme.RsaBare(), new SignatureScheme.PairBare(KeyType.DSA),
                                new SignatureScheme.PairBare(KeyType.ECDSA))
                        .map(scheme -> new Attempt(scheme, hash, signature.data())))
                .collect(ImmutableList.toImmutableList());
        return SignatureCheck.judge(attempts, signers(message), credentials.certificates(),
                claimed(story.side(ofInitiator).id().orElseThrow()));
    }

    /** HASH_I or HASH_R by every SKEYID at hand; empty when a message is missing. */
    private Optional<ImmutableList<Bytes>> expected(IsakmpHeader header, boolean ofInitiator, Phase1Story story,
            Prf prf) {
        Optional<Phase1Hashes> hashes = hashes(header, story);
        Optional<Bytes> id = isEncrypted(story)
                ? hidden(header, idName(ofInitiator))
                : story.side(ofInitiator).id();
        if (hashes.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(skeyids(header, story).map(skeyid -> ofInitiator
                ? hashes.get().ofInitiator(prf, skeyid, id.get(), DerivationLog.NONE)
                : hashes.get().ofResponder(prf, skeyid, id.get(), DerivationLog.NONE))
                .collect(ImmutableList.toImmutableList()));
    }

    /** With public key encryption by what the secrets tell, since the messages do not. */
    private Optional<Phase1Hashes> hashes(IsakmpHeader header, Phase1Story story) {
        Optional<Phase1Hashes> seen = story.hashes(header.initiatorCookie(), header.responderCookie());
        return isEncrypted(story)
                ? seen.flatMap(by -> hidden(header, "g^xi").flatMap(gxi -> hidden(header, "g^xr").map(
                        gxr -> new Phase1Hashes(gxi, gxr, by.initiator(), by.responder(), by.sa()))))
                : seen;
    }

    private Optional<Bytes> hidden(IsakmpHeader header, String name) {
        return keys.secrets(header.initiatorCookie().bytes(), header.responderCookie().bytes(), name).stream()
                .findFirst()
                .map(secret -> secret.reveal(SecretAccess.forKeyExport()));
    }

    private static String idName(boolean ofInitiator) {
        return ofInitiator ? "IDii_b" : "IDir_b";
    }

    private static boolean isEncrypted(Phase1Story story) {
        return story.method().filter(EncryptedBodies::isMeant).isPresent();
    }

    private Stream<Secret> skeyids(IsakmpHeader header, Phase1Story story) {
        Bytes cookieI = header.initiatorCookie().bytes();
        Bytes cookieR = header.responderCookie().bytes();
        Stream<Secret> logged = keys.secrets(cookieI, cookieR, "SKEYID").stream();
        Optional<Bytes> ni = story.side(true).nonce();
        Optional<Bytes> nr = story.side(false).nonce();
        Optional<Prf> prf = story.hash().map(Hash::prf);
        if (!isPreShared(story) || ni.isEmpty() || nr.isEmpty() || prf.isEmpty()) {
            return logged;
        }
        return Stream.concat(logged, Stream
                .concat(credentials.psks().stream(), keys.secrets(cookieI, cookieR, SaSecret.SHARED_SECRET).stream())
                .map(psk -> Skeyid.preShared(prf.get(), psk, ni.get(), nr.get(), DerivationLog.NONE)));
    }

    /** DSS and ECDSA bring the hash of their own prf for what they sign (RFC 2409 §5.1, RFC 4754 §4). */
    private static Optional<Prf> signaturePrf(Phase1Story story) {
        return switch (story.method().orElse(AuthenticationMethod.RSA_SIGNATURES)) {
            case DSS_SIGNATURES, HYBRID_INIT_DSS, HYBRID_RESP_DSS, XAUTH_INIT_DSS, XAUTH_RESP_DSS ->
                Algorithms.prf(PrfId.PRF_HMAC_SHA1);
            case ECDSA_SHA256_P256 -> Algorithms.prf(PrfId.PRF_HMAC_SHA2_256);
            case ECDSA_SHA384_P384 -> Algorithms.prf(PrfId.PRF_HMAC_SHA2_384);
            case ECDSA_SHA512_P521 -> Algorithms.prf(PrfId.PRF_HMAC_SHA2_512);
            default -> story.hash().map(Hash::prf);
        };
    }

    /** Identities that certificates have are numbered alike in both versions (RFC 2407 §4.6.2.1, RFC 7296 §3.5). */
    private static Identification claimed(Bytes idBody) {
        return new Identification(IdType.of(idBody.u8(0)), idBody.from(4));
    }

    private static Stream<Signer> signers(OpenedIsakmp message) {
        return message.payloads().all(CertPayload.class).stream()
                .filter(cert -> cert.encoding() == CertEncoding.Known.X509_SIGNATURE
                        || cert.encoding() == CertEncoding.Known.X509_KEY_EXCHANGE)
                .flatMap(cert -> Signer.ofCertificate(cert.data()).stream());
    }

    private static String missing(Phase1Story story) {
        return isPreShared(story)
                ? "the pre-shared key (--psk), or the secret SKEYID, is missing"
                : "the secret SKEYID is missing";
    }

    private static String absent(IsakmpHeader header, Phase1Story story) {
        return story.hashes(header.initiatorCookie(), header.responderCookie()).isEmpty()
                ? "the messages with its SA and public values are not in this capture"
                : NO_IDENTITY;
    }

    private static boolean isPreShared(Phase1Story story) {
        return switch (story.method().orElse(AuthenticationMethod.RSA_SIGNATURES)) {
            case PRE_SHARED_KEY, XAUTH_INIT_PRE_SHARED, XAUTH_RESP_PRE_SHARED -> true;
            default -> false;
        };
    }
}
