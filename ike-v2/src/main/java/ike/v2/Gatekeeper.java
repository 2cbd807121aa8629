package ike.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.CookieJar;
import ike.engine.Entropy;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Path;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
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
        if (table.count() >= limits.ikeSas() || table.halfOpen() >= limits.halfOpen()) {
            return new Ruling.Ignore("the limit of IKE SAs is reached");
        }
        Optional<NoncePayload> nonce = message.first(NoncePayload.class);
        if (table.halfOpen() < limits.cookieThreshold() || nonce.isEmpty()) {
            return nonce.isEmpty() && table.halfOpen() >= limits.cookieThreshold()
                    ? new Ruling.Ignore("no nonce to make a cookie of")
                    : new Ruling.Admit();
        }
        CookieJar current = jarAt(now, entropy);
        Bytes ni = nonce.get().nonce();
        Optional<NotifyPayload> shown = message.notify(NotifyType.Known.COOKIE);
        boolean good = shown.isPresent()
                && current.accepts(shown.get().data(), ni, path.remote().address(), message.header().initiatorSpi());
        return good
                ? new Ruling.Admit()
                : new Ruling.AskCookie(current.cookie(ni, path.remote().address(), message.header().initiatorSpi()));
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
