package io.ecoai.usage.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * JSON lines in a file, written at its end and read from its beginning, and held under a
 * lock so that processes which share a database do not share it. Used by one thread.
 */
final class SpillFile implements AutoCloseable {

	private static final int CHUNK = 256 * 1024;

	private final Path path;

	private final FileChannel channel;

	private long position;

	private long next;

	private SpillFile(Path path, FileChannel channel) {
		this.path = path;
		this.channel = channel;
	}

	/**
	 * Opens a file for this process alone.
	 * @return the file, or {@code null} if another process has it
	 */
	static @Nullable SpillFile open(Path path) throws IOException {
		FileChannel channel = FileChannel.open(path,
				Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE), ownerOnly());
		try {
			FileLock lock = channel.tryLock();
			// Whoever had it may have deleted it before we got the lock.
			if (lock != null && Files.exists(path) && isSame(path, channel)) {
				return new SpillFile(path, channel);
			}
		}
		catch (OverlappingFileLockException ex) {
			// Another log in this process has it.
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
		channel.close();
		return null;
	}

	private static boolean isSame(Path path, FileChannel channel) throws IOException {
		// A deleted file keeps its content for those who have it open.
		return channel.size() == Files.readAttributes(path, BasicFileAttributes.class).size();
	}

	private static FileAttribute<?>[] ownerOnly() {
		return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	/**
	 * Adds lines, all or none.
	 * @return whether there was room
	 */
	boolean append(List<SpillLine> lines, long limit) throws IOException {
		long end = this.channel.size();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		if (end > 0 && !endsWithNewline(end)) {
			bytes.write('\n');
		}
		for (SpillLine line : lines) {
			bytes.writeBytes(line.toJson());
			bytes.write('\n');
		}
		if (end + bytes.size() > limit) {
			return false;
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
		try {
			while (buffer.hasRemaining()) {
				this.channel.write(buffer, end + buffer.position());
			}
		}
		catch (IOException ex) {
			this.channel.truncate(end);
			throw ex;
		}
		return true;
	}

	private boolean endsWithNewline(long end) throws IOException {
		ByteBuffer last = ByteBuffer.allocate(1);
		return this.channel.read(last, end - 1) == 1 && last.get(0) == '\n';
	}

	/**
	 * The oldest lines that have not been passed by {@link #advance()}.
	 */
	List<SpillLine> peek(int limit) throws IOException {
		List<SpillLine> lines = new ArrayList<>();
		this.next = this.position;
		for (int size = CHUNK; lines.isEmpty(); size *= 2) {
			byte[] bytes = read(size);
			int start = 0;
			for (int i = 0; i < bytes.length && lines.size() < limit; i++) {
				if (bytes[i] == '\n') {
					SpillLine line = SpillLine.parse(Arrays.copyOfRange(bytes, start, i));
					if (line != null) {
						lines.add(line);
					}
					start = i + 1;
				}
			}
			this.next = this.position + start;
			if (bytes.length < size) {
				if (lines.size() < limit) {
					// What follows the last end of line was never finished.
					this.next = this.channel.size();
				}
				break;
			}
		}
		return lines;
	}

	private byte[] read(int size) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(size);
		while (buffer.hasRemaining() && this.channel.read(buffer, this.position + buffer.position()) > 0) {
			// Until full, or the file ends.
		}
		return Arrays.copyOf(buffer.array(), buffer.position());
	}

	/** Passes the lines that {@link #peek} gave. */
	void advance() {
		this.position = this.next;
	}

	boolean isEmpty() throws IOException {
		return this.position >= this.channel.size();
	}

	/** Closes the file, and deletes it if all was read. */
	@Override
	public void close() throws IOException {
		try (FileChannel closing = this.channel) {
			if (closing.isOpen() && isEmpty()) {
				Files.deleteIfExists(this.path);
			}
		}
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
