package ike.v2.sa;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.Now;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The series of IKE_FOLLOWUP_KE that the peer has begun and not ended (RFC 9370 §2.2.4). At most {@link #MOST}. */
public record FollowUps(ImmutableList<Series> series) implements SecretOwner {
    /** None. */
    public static final FollowUps NONE = new FollowUps(ImmutableList.of());
    /** More than a peer with one request at a time has use for; an older one gives way. */
    public static final int MOST = 4;

    /** The one that a request means by this link. */
    public Optional<Series> find(Bytes link) {
        return series.stream().filter(one -> one.link().equals(link)).findFirst();
    }

    /** One more. */
    public FollowUps plus(Series begun) {
        return new FollowUps(ImmutableList.<Series>builder()
                .addAll(series.subList(Math.max(0, series.size() + 1 - MOST), series.size())).add(begun).build());
    }

    /** Without that one. */
    public FollowUps minus(Series ended) {
        return new FollowUps(
                series.stream().filter(one -> !one.equals(ended)).collect(ImmutableList.toImmutableList()));
    }

    /** Without those whose time is over. */
    public FollowUps at(Now now) {
        return series.stream().allMatch(one -> one.discardAt() - now.nanos() > 0)
                ? this
                : new FollowUps(series.stream().filter(one -> one.discardAt() - now.nanos() > 0)
                        .collect(ImmutableList.toImmutableList()));
    }

    /** True while the peer replaces the IKE SA. */
    public boolean rekeyIke() {
        return series.stream().anyMatch(one -> one.deal().rekeysIke());
    }

    OptionalLong nextDeadline() {
        return series.stream().mapToLong(Series::discardAt).min();
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        series.forEach(one -> one.eachSecret(visitor));
    }
}
