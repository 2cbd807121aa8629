package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.CookieJar;
import ike.engine.Entropy;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Path;
import ike.engine.Wiping;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyType;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who is let in: the check of an IKE_SA_INIT request that costs next to nothing and comes before anything that costs
 * more (RFC 7296 §2.6). Keeps no state for a peer that has not shown that it receives where it says it is.
 */
final class Gatekeeper implements SecretOwner {
    /** What becomes of the request. */
    sealed interface Ruling {
        /** It may cost a key exchange. */
        record Admit() implements Ruling {
        }

        /** It gets a cookie and is forgotten. */
        record AskCookie(Bytes cookie) implements Ruling {
        }

        /** It gets nothing. */
        record Ignore(String reason) implements Ruling {
        }
    }

    private Optional<CookieJar> jar = Optional.empty();

    /** Judges a first message by the SAs there are. */
    Ruling judge(SaTable table, Limits limits, Entropy entropy, Now now, IkeMessage message, Path path) {
        if (message.header().messageId() != 0 || !message.header().isInitiator()) {
            return new Ruling.Ignore("an IKE_SA_INIT request with a message ID or flags that no first message has");
        }
        if (message.header().initiatorSpi().isZero()) {
            return new Ruling.Ignore("an IKE_SA_INIT request without an SPI");
        }
        if (table.find(message.header().initiatorSpi()).isPresent()) {
            return new Ruling.Ignore("a first message of our own that comes back");
        }
        if (table.count() >= limits.ikeSas() || table.halfOpen() >= limits.halfOpen()) {
            return new Ruling.Ignore("the limit of IKE SAs is reached");
        }
        IpAddress peer = path.remote().address();
        Ruling ruling = table.halfOpen() < limits.cookieThreshold()
                ? new Ruling.Admit()
                : judgeCookie(entropy, now, message, peer);
        return ruling instanceof Ruling.Admit && table.halfOpen(peer) >= limits.halfOpenPerPeer()
                ? new Ruling.Ignore("the limit of half-open IKE SAs of " + peer + " is reached")
                : ruling;
    }

    private Ruling judgeCookie(Entropy entropy, Now now, IkeMessage message, IpAddress peer) {
        Optional<NoncePayload> nonce = message.first(NoncePayload.class);
        if (nonce.isEmpty()) {
            return new Ruling.Ignore("no nonce to make a cookie of");
        }
        CookieJar current = jarAt(now, entropy);
        Bytes ni = nonce.get().nonce();
        IkeSpi spi = message.header().initiatorSpi();
        boolean good = message.notify(NotifyType.Known.COOKIE)
                .map(shown -> current.accepts(shown.data(), ni, peer, spi)).orElse(false);
        return good ? new Ruling.Admit() : new Ruling.AskCookie(current.cookie(ni, peer, spi));
    }

    private CookieJar jarAt(Now now, Entropy entropy) {
        CookieJar before = jar.orElseGet(() -> CookieJar.start(now, entropy));
        CookieJar current = before.at(now, entropy);
        Wiping.lost(before, ImmutableList.of(current));
        jar = Optional.of(current);
        return current;
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        jar.ifPresent(kept -> kept.eachSecret(visitor));
    }
}
