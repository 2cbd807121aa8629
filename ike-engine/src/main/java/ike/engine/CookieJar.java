package ike.engine;

import ike.crypto.Algorithms;
import ike.crypto.ConstantTime;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.PrfId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cookies without memory (RFC 7296 §2.6): a responder under load asks an initiator to show that it receives at the
 * address it claims, and keeps nothing meanwhile. A cookie has 33 octets:
 *
 * <pre>
 * version of the secret (1) | HMAC-SHA-256(secret, length of Ni (2) | Ni | IPi | SPIi) (32)
 * </pre>
 *
 * The length keeps a cookie for one nonce and address from fitting a shorter nonce and a longer address.
 *
 * <p>
 * An immutable value. The secret changes every {@link #SECRET_LIFETIME}; its predecessor is honoured for one more, so a
 * cookie is good for at least one lifetime and for two at most. A secret that {@link #at} drops is the caller's to wipe.
 *
 * @param version the lowest 8 bits count the secrets
 * @param previous the secret before, absent in the first lifetime and after a long silence
 * @param rotationDue the moment of {@link Now#nanos} at which the current secret has served
 */
public record CookieJar(int version, Secret current, Optional<Secret> previous,
        long rotationDue) implements SecretOwner {
    /** How long cookies are made of one secret. */
    public static final Duration SECRET_LIFETIME = Duration.ofMinutes(2);
    /** The length of a cookie in octets. */
    public static final int LENGTH = 33;

    private static final int SECRET_LENGTH = 32;
    private static final Prf PRF = Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow();

    /** A jar with a fresh secret. */
    public static CookieJar start(Now now, Entropy entropy) {
        return new CookieJar(0, fresh(entropy), Optional.empty(), now.after(SECRET_LIFETIME));
    }

    /** The jar to use at {@code now}: this one, or one with a fresh secret if this one's has served its time. */
    public CookieJar at(Now now, Entropy entropy) {
        long overdue = now.nanos() - rotationDue;
        if (overdue < 0) {
            return this;
        }
        boolean recent = overdue < SECRET_LIFETIME.toNanos();
        return new CookieJar((version + 1) & 0xff, fresh(entropy), recent ? Optional.of(current) : Optional.empty(),
                now.after(SECRET_LIFETIME));
    }

    /** The cookie for an initiator. */
    public Bytes cookie(Bytes ni, IpAddress initiator, IkeSpi spi) {
        return cookie(version, current, ni, initiator, spi);
    }

    /** True when the octets are a cookie that this jar, or the one before it, made for this initiator. */
    public boolean accepts(Bytes cookie, Bytes ni, IpAddress initiator, IkeSpi spi) {
        if (cookie.length() != LENGTH) {
            return false;
        }
        int claimed = cookie.u8(0);
        if (claimed == version) {
            return ConstantTime.equal(cookie, cookie(ni, initiator, spi));
        }
        int before = (version - 1) & 0xff;
        return claimed == before
                && previous.map(secret -> ConstantTime.equal(cookie, cookie(before, secret, ni, initiator, spi)))
                        .orElse(false);
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(current);
        previous.ifPresent(visitor);
    }

    private static Bytes cookie(int version, Secret secret, Bytes ni, IpAddress initiator, IkeSpi spi) {
        Bytes known = Bytes.concat(Bytes.u16(ni.length()), ni, initiator.octets(), spi.bytes());
        return Bytes.concat(Bytes.of(version), PRF.ofPublic(secret, run -> run.add(known)));
    }

    private static Secret fresh(Entropy entropy) {
        return entropy.hidden(Entropy.Use.COOKIE_SECRET, SECRET_LENGTH);
    }
}
