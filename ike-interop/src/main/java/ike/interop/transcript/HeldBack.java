package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Messages of IKEv1 that a capture has before those that they are encrypted behind (RFC 2409 Appendix B): they wait for
 * some more messages of their SA, and are told behind the one that opens them. An SA whose messages waited in vain, since its
 * key is not the right one, waits no more.
 */
final class HeldBack {
    /** Messages of one SA that wait, and messages of that SA for which one of them waits. */
    static final int PATIENCE = 4;
    /** SAs whose messages wait, or waited in vain, that are remembered. */
    private static final int MAX_SAS = 1000;

    private final Map<Bytes, Sa> sas = new LinkedHashMap<>(16, 0.75f, true);

    /** One ISAKMP SA. */
    private static final class Sa {
        private final List<Waiting> waiting = new ArrayList<>();
        private int vain;
    }

    /** What came of the message so far, and how it is told. */
    private static final class Waiting {
        private final Account account;
        private final Function<Account, ImmutableList<Explainer.Result>> telling;
        private int passed;

        private Waiting(Account account, Function<Account, ImmutableList<Explainer.Result>> telling) {
            this.account = account;
            this.telling = telling;
        }
    }

    /** What is to be told now: this message unless it waits, and those that have waited for it. */
    ImmutableList<Explainer.Result> pass(Account account, Function<Account, ImmutableList<Explainer.Result>> telling) {
        Optional<Bytes> cookie = account.subject() instanceof Subject.Ike ike && ike.majorVersion() == 1
                ? Optional.of(ike.initiatorSpi())
                : Optional.empty();
        return cookie.isEmpty() || (account.again().isEmpty() && !sas.containsKey(cookie.get()))
                ? telling.apply(account)
                : pass(cookie.get(), new Waiting(account, telling));
    }

    /** Those that wait, in the order in which they came. */
    ImmutableList<Explainer.Result> rest() {
        ImmutableList<Explainer.Result> results = told(
                sas.values().stream().flatMap(sa -> sa.waiting.stream()).toList());
        sas.clear();
        return results;
    }

    private ImmutableList<Explainer.Result> pass(Bytes cookie, Waiting next) {
        ImmutableList.Builder<Explainer.Result> results = ImmutableList.builder();
        Sa sa = sas.computeIfAbsent(cookie, _ -> new Sa());
        boolean waits = next.account.again().isPresent() && sa.vain < PATIENCE;
        if (!waits) {
            results.addAll(next.telling.apply(next.account));
            open(sa, results);
        }
        sa.waiting.forEach(one -> one.passed++);
        if (waits) {
            sa.waiting.add(next);
        }
        release(sa, results);
        if (sa.waiting.isEmpty() && sa.vain == 0) {
            sas.remove(cookie);
        }
        if (sas.size() > MAX_SAS) {
            Sa eldest = sas.remove(sas.keySet().iterator().next());
            results.addAll(told(eldest == null ? List.of() : eldest.waiting));
        }
        return results.build();
    }

    /** Tells those that can be read now; one may open the next. */
    private static void open(Sa sa, ImmutableList.Builder<Explainer.Result> results) {
        boolean more = true;
        while (more) {
            more = false;
            for (Waiting one : ImmutableList.copyOf(sa.waiting)) {
                Account now = one.account.again().orElseThrow().get();
                if (now.again().isEmpty()) {
                    results.addAll(one.telling.apply(now));
                    sa.waiting.remove(one);
                    sa.vain = 0;
                    more = true;
                }
            }
        }
    }

    /** Tells those that have waited long enough as they are, and all of them where it is no use. */
    private static void release(Sa sa, ImmutableList.Builder<Explainer.Result> results) {
        int gone = (int) sa.waiting.stream().filter(one -> one.passed >= PATIENCE).count();
        sa.vain += gone;
        List<Waiting> released = sa.waiting.subList(0, sa.vain < PATIENCE ? gone : sa.waiting.size());
        results.addAll(told(released));
        released.clear();
    }

    private static ImmutableList<Explainer.Result> told(List<Waiting> waiting) {
        return waiting.stream().flatMap(one -> one.telling.apply(one.account).stream())
                .collect(ImmutableList.toImmutableList());
    }
}
