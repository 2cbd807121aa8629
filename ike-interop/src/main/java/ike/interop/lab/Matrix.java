package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The cases of a folder in every role that they name.
 *
 * @param runs which case in which role, in order
 */
public record Matrix(ImmutableList<Run> runs) {
    /**
     * A case that is not played.
     *
     * @param title the first heading of its README
     * @param why what it needs and is not here
     */
    public record LeftOut(String name, String title, String why) {
    }

    /** A case in a role. */
    public record Run(Case theCase, Role role) {
        @Override
        public String toString() {
            return theCase.name() + ", we are the " + role.word();
        }
    }

    /** The cases whose names match; {@link MalformedCase} names a file that is not understood. */
    public static Matrix of(Path folder, Pattern only) throws IOException {
        ImmutableList.Builder<Run> runs = ImmutableList.builder();
        for (Path one : Case.foldersIn(folder)) {
            if (only.matcher(one.getFileName().toString()).matches()) {
                Case theCase = Case.read(one);
                theCase.expect().roles().forEach(role -> runs.add(new Run(theCase, role)));
            }
        }
        return new Matrix(runs.build());
    }

    /** Those that can be played here, with a strongSwan of that version. */
    public Matrix playableBy(Version strongswan) {
        return new Matrix(runs.stream().filter(run -> run.theCase().expect().hindrance(strongswan).isEmpty())
                .collect(ImmutableList.toImmutableList()));
    }

    /** The cases that cannot be played here. */
    public ImmutableList<LeftOut> leftOut(Version strongswan) {
        return runs.stream().map(Run::theCase).distinct()
                .flatMap(theCase -> theCase.expect().hindrance(strongswan).stream()
                        .map(why -> new LeftOut(theCase.name(), theCase.title(), why)))
                .collect(ImmutableList.toImmutableList());
    }
}
