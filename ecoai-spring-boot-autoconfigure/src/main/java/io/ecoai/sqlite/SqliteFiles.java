package io.ecoai.sqlite;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The file of a database, its folder and its companions.
 * <p>
 * Nothing here opens the database file itself once it exists: on POSIX systems, closing a
 * file drops every lock that the process holds on it, also those of SQLite.
 */
final class SqliteFiles {

	private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private final Path path;

	SqliteFiles(Path path) {
		this.path = path.toAbsolutePath().normalize();
	}

	Path path() {
		return this.path;
	}

	private Path folder() {
		Path parent = this.path.getParent();
		return (parent != null) ? parent : this.path;
	}

	/**
	 * Makes the folder and an empty file, readable by their owner only, if there are
	 * none. SQLite gives its companions the permissions of the file.
	 */
	void create() throws IOException {
		Path folder = folder();
		boolean made = !Files.isDirectory(folder);
		if (made) {
			Files.createDirectories(folder, attributes("rwx------"));
		}
		if (made || ".ecoai".equals(String.valueOf(folder.getFileName()))) {
			writeGitignore(folder.resolve(".gitignore"));
		}
		if (!Files.exists(this.path)) {
			try {
				Files.createFile(this.path, attributes("rw-------"));
			}
			catch (FileAlreadyExistsException ex) {
				// Another process was quicker.
			}
		}
	}

	private static void writeGitignore(Path gitignore) {
		try {
			if (!Files.exists(gitignore)) {
				Files.writeString(gitignore, "*\n");
			}
		}
		catch (IOException ex) {
			// A folder that takes no more files may still hold a database that exists.
		}
	}

	/**
	 * Takes the permissions of others from a file that another program made, as far as
	 * this user may do so.
	 */
	void restrict() {
		try {
			if (posix()) {
				Files.setPosixFilePermissions(this.path, OWNER_ONLY);
			}
		}
		catch (IOException ex) {
			// The file belongs to somebody else, who decides.
		}
	}

	/**
	 * Moves the file and its companions aside.
	 * @return where the file is now
	 */
	Path moveAside(Instant now) throws IOException {
		String suffix = ".corrupt-" + STAMP.format(now);
		Path target = sibling(suffix);
		for (int i = 2; Files.exists(target); i++) {
			target = sibling(suffix + "-" + i);
		}
		Files.move(this.path, target, StandardCopyOption.ATOMIC_MOVE);
		for (String companion : COMPANIONS) {
			Path file = sibling(companion);
			if (Files.exists(file)) {
				Files.move(file, target.resolveSibling(target.getFileName() + companion),
						StandardCopyOption.ATOMIC_MOVE);
			}
		}
		return target;
	}

	private Path sibling(String suffix) {
		return this.path.resolveSibling(this.path.getFileName() + suffix);
	}

	boolean exists() {
		return Files.exists(this.path);
	}

	/**
	 * Whether a database could be written here. It tries, next to the place and under
	 * another name, because permissions alone do not tell (root, read-only mounts).
	 */
	boolean canWrite() {
		if (Files.isDirectory(this.path)
				|| (Files.exists(this.path) && !(Files.isRegularFile(this.path) && Files.isWritable(this.path)))) {
			return false;
		}
		Path ancestor = folder();
		while (!Files.exists(ancestor)) {
			Path parent = ancestor.getParent();
			if (parent == null || Files.isSymbolicLink(ancestor)) {
				return false;
			}
			ancestor = parent;
		}
		try {
			Files.delete(Files.createTempDirectory(ancestor, ".ecoai-probe"));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static FileAttribute<?>[] attributes(String permissions) {
		return (posix())
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) }
				: new FileAttribute<?>[0];
	}

	private static boolean posix() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
	}

}
