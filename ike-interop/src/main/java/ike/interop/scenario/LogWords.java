package ike.interop.scenario;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What our log says where charon's says what a scenario looks for; most of that has no counterpart. */
final class LogWords {
    /** Charon tells of a signature by RSA before it knows what EAP says, we tell of the whole alone. */
    private static final String IDENTITY = "([\\w.@-]*\\w)['.*]*";
    /** What charon says, as scenarios look for it, to a basic regular expression for ours. */
    private static final ImmutableMap<Pattern, String> OURS = ImmutableMap.<Pattern, String>builder()
            .put(Pattern.compile("^authentication of ?.*?" + IDENTITY + " with (?!RSA[. ]).*successful$"),
                    "^ike-up .*$1")
            .put(Pattern.compile("^received ([A-Z_]+) notify( error)?.*$"), "^failed .*$1")
            .put(Pattern.compile("^received EAP_FAILURE, EAP authentication failed$"), "^failed .*EAP")
            .put(Pattern.compile("^(?:installing new|assigning) virtual IP ([0-9.]+)( to .*)?$"), "^child-up .*$1")
            .buildOrThrow();

    private LogWords() {
    }

    /** The pattern that says the same of our log. */
    static Optional<String> ours(Demand demand) {
        for (Map.Entry<Pattern, String> words : OURS.entrySet()) {
            Matcher charon = words.getKey().matcher(demand.pattern());
            if (demand.isTelling() && charon.matches()) {
                return Optional.of(charon.replaceFirst(words.getValue()));
            }
        }
        return Optional.empty();
    }
}
