package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Protection;
import ike.interop.transcript.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what is told at the end; what a capture repeats is counted, and of what it never stops doing only the first. */
final class Ledger {
    /** Kinds of what stays dark. */
    static final int MAX_DARK = 1000;
    /** Broken rules that are told one by one. */
    static final int MAX_BROKEN = 1000;

    private final Map<String, Findings.Unexplained> dark = new LinkedHashMap<>();
    private final List<Findings.Broken> broken = new ArrayList<>();
    private long moreBroken;
    private Findings.Verdicts proofs = Findings.Verdicts.NONE;
    private Findings.Verdicts integrity = Findings.Verdicts.NONE;

    void proved(Protection.Verdict verdict) {
        proofs = proofs.with(verdict);
    }

    void checked(Protection.Verdict verdict) {
        integrity = integrity.with(verdict);
    }

    void broken(long packet, Standing.Breach breach) {
        if (broken.size() < MAX_BROKEN) {
            broken.add(new Findings.Broken(packet, breach));
        } else {
            moreBroken++;
        }
    }

    void dark(long packet, String what) {
        String kind = dark.size() < MAX_DARK || dark.containsKey(what) ? what : "more of other kinds";
        dark.merge(kind, new Findings.Unexplained(kind, 1, packet),
                (old, _) -> new Findings.Unexplained(kind, old.packets() + 1, old.first()));
    }

    void dark(ImmutableList<Findings.Unexplained> more) {
        more.forEach(each -> dark.merge(each.what(), each, (a, b) -> new Findings.Unexplained(a.what(),
                a.packets() + b.packets(), Math.min(a.first(), b.first()))));
    }

    Findings findings(ImmutableList<Findings.Sa> sas) {
        return new Findings(sas, ImmutableList.copyOf(dark.values()),
                broken.stream().sorted(Comparator.comparingLong(Findings.Broken::packet))
                        .collect(ImmutableList.toImmutableList()),
                moreBroken, proofs, integrity);
    }
}
