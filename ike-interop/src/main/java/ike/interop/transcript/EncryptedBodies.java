package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.wire.Bytes;
import ike.wire.Field;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The payloads of Phase 1 whose bodies are encrypted one by one, with public key encryption (RFC 2409 §5.2) and its revised mode
 * (§5.3): what stands in them is ciphertext, whatever it looks like.
 */
public final class EncryptedBodies {
    private static final int GENERIC_HEADER = 4;
    private static final int HEADER_FIELDS = 3;

    private EncryptedBodies() {
    }

    /** The method of what was chosen; of an offer, that which all its transforms have. */
    public static Optional<AuthenticationMethod> method(PayloadList payloads) {
        ImmutableSet<Optional<AuthenticationMethod>> methods = payloads.first(SaPayload.class).stream()
                .flatMap(sa -> sa.proposals().stream()).flatMap(proposal -> proposal.transforms().stream())
                .map(EncryptedBodies::method).collect(ImmutableSet.toImmutableSet());
        return methods.size() == 1 ? methods.iterator().next() : Optional.empty();
    }

    /** Whether it encrypts with RSA, in one of the two modes. */
    public static boolean isMeant(AuthenticationMethod method) {
        return !names(method).isEmpty();
    }

    /** Whether it is the revised mode, which encrypts public values too. */
    public static boolean isRevised(AuthenticationMethod method) {
        return names(method).contains("KE payload");
    }

    /** The tree with nothing read into those bodies. */
    static Field hidden(Field root, Bytes octets, AuthenticationMethod method) {
        ImmutableSet<String> names = names(method);
        return with(root, root.value(), root.children().stream()
                .map(child -> names.contains(child.name()) ? hidden(child, octets, isRsa(child, method)) : child));
    }

    /** In the revised mode RSA encrypts nothing but the nonce, from which the key for the others is made. */
    private static boolean isRsa(Field payload, AuthenticationMethod method) {
        return !isRevised(method) || payload.name().equals("NONCE payload");
    }

    private static Field hidden(Field payload, Bytes octets, boolean rsa) {
        int at = payload.offset() + GENERIC_HEADER;
        int length = payload.length() - GENERIC_HEADER;
        Field body = new Field(rsa ? "Encrypted for the peer's key" : "Encrypted with Ke", at, length,
                octets.slice(at, at + length).hex(), rsa ? "RFC 2409 §5.2" : "RFC 2409 §5.3", ImmutableList.of());
        return with(payload, "", Stream.concat(payload.children().stream().limit(HEADER_FIELDS), Stream.of(body)));
    }

    private static Field with(Field field, String value, Stream<Field> children) {
        return new Field(field.name(), field.offset(), field.length(), value, field.section(),
                children.collect(ImmutableList.toImmutableList()));
    }

    private static Optional<AuthenticationMethod> method(Transform transform) {
        return transform.attribute(OakleyAttribute.AUTHENTICATION_METHOD)
                .filter(attribute -> attribute.number().bitLength() <= 16)
                .flatMap(attribute -> AuthenticationMethod.find(attribute.number().intValue()));
    }

    private static ImmutableSet<String> names(AuthenticationMethod method) {
        return switch (method) {
            case RSA_ENCRYPTION, XAUTH_INIT_RSA_ENCRYPTION, XAUTH_RESP_RSA_ENCRYPTION ->
                ImmutableSet.of("NONCE payload", "ID payload");
            case REVISED_RSA_ENCRYPTION, XAUTH_INIT_RSA_REVISED, XAUTH_RESP_RSA_REVISED ->
                ImmutableSet.of("NONCE payload", "KE payload", "ID payload", "CERT payload");
            default -> ImmutableSet.of();
        };
    }
}
