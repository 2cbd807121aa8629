package ike.interop.guards;

import com.google.common.base.Splitter;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Every class of the project's main code that ike-interop can see, which is all but ike-benchmarks. */
final class ProjectClasses {

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ike");

    private ProjectClasses() {
    }

    /** The short name of the module that a class of package {@code ike.<module>...} belongs to, or "" for a class of others. */
    static String moduleOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.startsWith("ike.") ? Splitter.on('.').splitToList(name).get(1) : "";
    }

    /** The outermost class, which is the one that has a file. */
    static JavaClass fileOf(JavaClass javaClass) {
        return javaClass.getEnclosingClass().map(ProjectClasses::fileOf).orElse(javaClass);
    }
}
