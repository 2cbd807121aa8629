package ike.interop.guards;

import com.google.common.collect.ImmutableList;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One parsed source file of the project, ike-benchmarks included.
 *
 * @param where
 *            its path from the project's root, as the allow-list names it
 * @param main
 *            true for production code, false for tests
 * @param lines
 *            its text
 * @param unit
 *            its syntax tree
 * @param trees
 *            answers questions about the tree
 */
record SourceFile(String where, boolean main, ImmutableList<String> lines, CompilationUnitTree unit, DocTrees trees) {

    /** The project's root: tests run in the folder of their module. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    static final ImmutableList<SourceFile> ALL = parse(ROOT);

    boolean isPackageInfo() {
        return where.endsWith("/package-info.java");
    }

    /** The name of the type that the file is for, with its package. */
    String qualifiedName() {
        return where.replaceFirst(".*/java/", "").replace(".java", "").replace('/', '.');
    }

    int lineOf(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    /** Parses whatever lies in the source folders of the modules below a folder. */
    static ImmutableList<SourceFile> parse(Path root) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null,
                    files.getJavaFileObjectsFromPaths(paths(root)));
            DocTrees trees = DocTrees.instance(task);
            ImmutableList.Builder<SourceFile> sources = ImmutableList.builder();
            for (CompilationUnitTree unit : task.parse()) {
                Path path = Path.of(unit.getSourceFile().toUri());
                String where = root.relativize(path).toString();
                sources.add(new SourceFile(where, where.contains("src/main/"),
                        ImmutableList.copyOf(Files.readAllLines(path)), unit,
                        trees));
            }
            return sources.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImmutableList<Path> paths(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root, 30)) {
            return paths.filter(
                    path -> root.relativize(path).toString().matches("ike-[a-z0-9]+/src/(main|test)/java/.*\\.java"))
                    .sorted().collect(ImmutableList.toImmutableList());
        }
    }
}
