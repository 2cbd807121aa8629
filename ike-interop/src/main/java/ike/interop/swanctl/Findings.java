package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.settings.Diagnostic;
import ike.interop.settings.SourceLine;
import java.util.ArrayList;
import java.util.List;

/** Collects errors and warnings while a configuration is read. */
final class Findings {
    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    void error(SourceLine at, String key, String message) {
        errors.add(new Diagnostic(at, key, message));
    }

    void warning(SourceLine at, String key, String message) {
        warnings.add(new Diagnostic(at, key, message));
    }

    void warnings(Iterable<Diagnostic> more) {
        more.forEach(warnings::add);
    }

    /** How many errors there are so far: no more after a part was read means that the part is sound. */
    int errorCount() {
        return errors.size();
    }

    /** Each once, though what stands for several things may have been read several times. */
    ImmutableList<Diagnostic> errors() {
        return ImmutableSet.copyOf(errors).asList();
    }

    ImmutableList<Diagnostic> warnings() {
        return ImmutableSet.copyOf(warnings).asList();
    }
}
