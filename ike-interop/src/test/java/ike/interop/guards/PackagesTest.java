package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import org.junit.jupiter.api.Test;

/** Every package says what it is, and is null-marked, so that NullAway checks it. */
class PackagesTest {

    @Test
    void everyPackageOfMainCodeIsNullMarked() {
        ImmutableSet<String> marked = SourceFile.ALL.stream()
                .filter(file -> file.isPackageInfo() && file.lines().contains("@NullMarked")
                        && file.lines().getFirst().startsWith("/**"))
                .map(PackagesTest::folder).collect(ImmutableSet.toImmutableSet());
        ImmutableSet<String> all = SourceFile.ALL.stream().filter(SourceFile::main).map(PackagesTest::folder)
                .collect(ImmutableSet.toImmutableSet());
        assertThat(Sets.difference(all, marked)).as("packages without a documented, @NullMarked package-info.java")
                .isEmpty();
    }

    private static String folder(SourceFile file) {
        return file.where().substring(0, file.where().lastIndexOf('/'));
    }
}
