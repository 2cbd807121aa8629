package ike.interop.settings;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/** What became of a configuration's text. */
public sealed interface ParsedSettings {
    /**
     * It is well formed.
     *
     * @param root the file as a whole, with everything that it includes
     * @param referenced the absolute names of the sections that others inherit from
     * @param warnings what the reader should know although it is no error
     */
    record Tree(Section root, ImmutableSet<String> referenced, ImmutableList<Diagnostic> warnings)
            implements
                ParsedSettings {
    }

    /** It cannot be read: the first reason, with file and line. */
    record Broken(Diagnostic error) implements ParsedSettings {
    }
}
