package ike.interop.settings;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file name with the wildcards of glob(7): {@code *}, {@code ?} and {@code [a-z]} or {@code [!a-z]}, none of which
 * matches a slash or a dot at the beginning of a name; a backslash takes a wildcard's meaning away.
 */
final class FilePattern {
    private FilePattern() {
    }

    /** True when the text has a wildcard, so that no match is no surprise. */
    static boolean hasWildcard(String pattern) {
        return pattern.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    }

    /**
     * The existing files and directories that the pattern means, in the order of their names.
     *
     * @param directory where a relative pattern begins
     * @throws InvalidPathException when the pattern cannot be a file name here
     * @throws IOException when a directory cannot be listed
     */
    static ImmutableList<Path> matches(Path directory, String pattern) throws IOException {
        ImmutableList<Path> found = ImmutableList.of(pattern.startsWith("/") ? directory.resolve("/") : directory);
        for (String part : Splitter.on('/').omitEmptyStrings().split(pattern)) {
            ImmutableList.Builder<Path> next = ImmutableList.builder();
            for (Path parent : found) {
                if (hasWildcard(part)) {
                    next.addAll(list(parent, part));
                } else if (Files.exists(parent.resolve(unescaped(part)), LinkOption.NOFOLLOW_LINKS)) {
                    next.add(parent.resolve(unescaped(part)));
                }
            }
            found = next.build();
        }
        return found;
    }

    private static ImmutableList<Path> list(Path parent, String part) throws IOException {
        Path listed = parent.toString().isEmpty() ? Path.of(".") : parent;
        if (!Files.isDirectory(listed)) {
            return ImmutableList.of();
        }
        Pattern names = namePattern(part);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(listed)) {
            return ImmutableList.sortedCopyOf(entries).stream().map(entry -> entry.getFileName().toString())
                    .filter(name -> names.matcher(name).matches()).map(parent::resolve)
                    .collect(ImmutableList.toImmutableList());
        }
    }

    private static Pattern namePattern(String part) {
        StringBuilder regex = new StringBuilder(part.startsWith(".") ? "" : "(?!\\.)");
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int closed = c == '[' ? part.indexOf(']', i + 2) : -1;
            if (closed > 0) {
                regex.append(characterSet(part.substring(i + 1, closed)));
                i = closed;
            } else if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                i += c == '\\' && i + 1 < part.length() ? 1 : 0;
                regex.append(Pattern.quote(part.substring(i, i + 1)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String characterSet(String members) {
        boolean negated = members.startsWith("!") || members.startsWith("^");
        StringBuilder set = new StringBuilder(negated ? "[^" : "[");
        String rest = negated ? members.substring(1) : members;
        for (int i = 0; i < rest.length(); i++) {
            boolean range = rest.charAt(i) == '-' && i > 0 && i + 1 < rest.length()
                    && rest.charAt(i - 1) <= rest.charAt(i + 1);
            set.append(range ? "-" : String.format("\\x{%x}", (int) rest.charAt(i)));
        }
        return set.append(']').toString();
    }

    private static String unescaped(String part) {
        return part.replaceAll("\\\\(.)", "$1");
    }
}
