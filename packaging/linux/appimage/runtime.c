// SPDX-License-Identifier: GPL-3.0-or-later
// The first part of an AppImage: a static program with a squashfs image behind it. It mounts the image by
// FUSE, or unpacks it where that cannot be done, runs AppRun in it, and leaves nothing behind. The image is
// read by Debian's libsquashfuse.
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <squashfuse/config.h>
#include <squashfuse/ll.h>
#include <squashfuse/squashfuse.h>
#include <squashfuse/util.h>

// Our images are packed with zstd. These are what libsquashfuse would call for other kinds; without them in
// the program there is nothing of liblzo2 (GPL-2) in it.
int lzo1x_decompress_safe(const void *from, size_t size, void *to, size_t *length, void *work);
int lzo1x_decompress_safe(const void *from, size_t size, void *to, size_t *length, void *work)
{
    (void)from, (void)size, (void)to, (void)length, (void)work;
    return -1;
}
int LZ4_decompress_safe(const char *from, char *to, int size, int room);
int LZ4_decompress_safe(const char *from, char *to, int size, int room)
{
    (void)from, (void)size, (void)to, (void)room;
    return -1;
}
int lzma_stream_buffer_decode(void);
int lzma_stream_buffer_decode(void)
{
    return 9; // LZMA_DATA_ERROR
}
int uncompress(unsigned char *to, unsigned long *length, const unsigned char *from, unsigned long size);
int uncompress(unsigned char *to, unsigned long *length, const unsigned char *from, unsigned long size)
{
    (void)from, (void)size, (void)to, (void)length;
    return -3; // Z_DATA_ERROR
}

static char self[PATH_MAX]; // this AppImage
static volatile pid_t running; // the program, for signals

static void die(const char *what)
{
    fprintf(stderr, "%s: %s\n", self, what);
    exit(127);
}

// The length of this ELF file: its table of sections comes last. The image begins there.
static size_t image_offset(void)
{
    Elf64_Ehdr header;
    const int file = open(self, O_RDONLY | O_CLOEXEC);
    if (file < 0 || read(file, &header, sizeof header) != (ssize_t)sizeof header)
        die("cannot read itself");
    close(file);
    return header.e_shoff + (size_t)header.e_shentsize * header.e_shnum;
}

static char *temporary_folder(const char *kind)
{
    const char *where = getenv("TMPDIR");
    char *path = NULL;
    if (asprintf(&path, "%s/.%s_berth_XXXXXX", where && *where ? where : "/tmp", kind) < 0 || !mkdtemp(path))
        die("cannot make a temporary folder; TMPDIR names where");
    return path;
}

// --- unpacking

static void unpack_file(sqfs *fs, sqfs_inode *inode, const char *path)
{
    static char buffer[256 * 1024];
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        die("cannot unpack: a file cannot be made");
    const sqfs_off_t size = (sqfs_off_t)inode->xtra.reg.file_size;
    for (sqfs_off_t at = 0; at < size;) {
        sqfs_off_t count = sizeof buffer;
        if (sqfs_read_range(fs, inode, at, &count, buffer) != SQFS_OK || count <= 0
            || write(file, buffer, (size_t)count) != (ssize_t)count)
            die("cannot unpack: the disk is full, or the image is damaged");
        at += count;
    }
    if (fchmod(file, inode->base.mode & 0777) != 0 || close(file) != 0)
        die("cannot unpack: the disk is full");
}

static void unpack(size_t offset, const char *into)
{
    sqfs fs;
    sqfs_traverse walk;
    sqfs_err error = SQFS_OK;
    if (sqfs_open_image(&fs, self, offset) != SQFS_OK)
        die("cannot read its image");
    if (sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs)) != SQFS_OK)
        die("cannot read its image");
    while (sqfs_traverse_next(&walk, &error)) {
        sqfs_inode inode;
        char path[PATH_MAX];
        if (walk.dir_end)
            continue;
        if (snprintf(path, sizeof path, "%s/%s", into, walk.path) >= (int)sizeof path
            || sqfs_inode_get(&fs, &inode, sqfs_dentry_inode(&walk.entry)) != SQFS_OK)
            die("cannot unpack: the image is damaged");
        if (S_ISDIR(inode.base.mode)) {
            if (mkdir(path, 0755) != 0)
                die("cannot unpack: a folder cannot be made");
        } else if (S_ISLNK(inode.base.mode)) {
            char target[PATH_MAX];
            size_t size = sizeof target;
            if (sqfs_readlink(&fs, &inode, target, &size) != SQFS_OK || symlink(target, path) != 0)
                die("cannot unpack: a link cannot be made");
        } else if (S_ISREG(inode.base.mode)) {
            unpack_file(&fs, &inode, path);
        }
    }
    if (error != SQFS_OK)
        die("cannot unpack: the image is damaged");
    sqfs_traverse_close(&walk);
    sqfs_destroy(&fs);
    sqfs_fd_close(fs.fd);
}

static int remove_one(const char *path, const struct stat *stat, int kind, struct FTW *walk)
{
    (void)stat, (void)kind, (void)walk;
    return remove(path);
}

// --- mounting

static void be_silent(enum fuse_log_level level, const char *format, va_list arguments)
{
    (void)level, (void)format, (void)arguments;
}

// Serves the image until it is told to stop. Writes one byte to `ready` when it is mounted.
static void serve(size_t offset, const char *folder, int ready)
{
    struct fuse_lowlevel_ops calls = {
        .getattr = sqfs_ll_op_getattr,
        .opendir = sqfs_ll_op_opendir,
        .releasedir = sqfs_ll_op_releasedir,
        .readdir = sqfs_ll_op_readdir,
        .lookup = sqfs_ll_op_lookup,
        .open = sqfs_ll_op_open,
        .create = sqfs_ll_op_create,
        .release = sqfs_ll_op_release,
        .read = sqfs_ll_op_read,
        .readlink = sqfs_ll_op_readlink,
        .listxattr = sqfs_ll_op_listxattr,
        .getxattr = sqfs_ll_op_getxattr,
        .forget = sqfs_ll_op_forget,
        .statfs = stfs_ll_op_statfs,
    };
    char *words[] = {self, "-o", "ro,nosuid,nodev", NULL};
    struct fuse_args arguments = FUSE_ARGS_INIT(3, words);
    sqfs_ll_chan channel;
    sqfs_ll *image = sqfs_ll_open(self, offset);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    // Without /dev/fuse or fusermount3 libfuse would tell so; unpacking is the answer instead.
    const int null = open("/dev/null", O_WRONLY);
    const int errors = dup(2);
    dup2(null, 2);
    fuse_set_log_func(be_silent);
    if (!image || sqfs_ll_mount(&channel, folder, &arguments, &calls, sizeof calls, image) != SQFS_OK)
        _exit(1);
    dup2(errors, 2);
    setpgid(0, 0); // Ctrl+C is for the program
    if (fuse_set_signal_handlers(channel.session) != 0)
        _exit(1);
    if (write(ready, "", 1) != 1)
        _exit(1);
    close(ready);
    fuse_session_loop(channel.session);
    fuse_remove_signal_handlers(channel.session);
    sqfs_ll_unmount(&channel, folder);
    _exit(0);
}

// The process that serves `folder`, or 0 when it cannot be mounted.
static pid_t mount_image(size_t offset, const char *folder)
{
    int ready[2];
    char byte;
    if (pipe2(ready, O_CLOEXEC) != 0)
        return 0;
    const pid_t server = fork();
    if (server == 0) {
        close(ready[0]);
        serve(offset, folder, ready[1]);
    }
    close(ready[1]);
    const int mounted = server > 0 && read(ready[0], &byte, 1) == 1;
    close(ready[0]);
    if (mounted)
        return server;
    if (server > 0)
        waitpid(server, NULL, 0);
    return 0;
}

// --- running

static void pass_on(int signal)
{
    if (running > 0)
        kill(running, signal);
}

static int run(const char *folder, char **arguments)
{
    char program[PATH_MAX];
    char here[PATH_MAX];
    int status = 0;
    snprintf(program, sizeof program, "%s/AppRun", folder);
    struct sigaction action = {.sa_handler = pass_on};
    const int passed[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2};
    for (size_t i = 0; i < sizeof passed / sizeof *passed; ++i)
        sigaction(passed[i], &action, NULL);
    running = fork();
    if (running == 0) {
        for (size_t i = 0; i < sizeof passed / sizeof *passed; ++i)
            signal(passed[i], SIG_DFL);
        setenv("APPIMAGE", self, 1);
        setenv("APPDIR", folder, 1);
        setenv("ARGV0", arguments[0], 1);
        if (getcwd(here, sizeof here))
            setenv("OWD", here, 1);
        arguments[0] = program;
        execv(program, arguments);
        die("cannot start AppRun in its image");
    }
    while (waitpid(running, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int unpack_and_run(size_t offset, char **arguments)
{
    char *folder = temporary_folder("unpacked");
    unpack(offset, folder);
    const int code = run(folder, arguments);
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return code;
}

static int mount_and_run(size_t offset, char **arguments)
{
    char *folder = temporary_folder("mount");
    const pid_t server = mount_image(offset, folder);
    if (server == 0) {
        rmdir(folder);
        return unpack_and_run(offset, arguments);
    }
    const int code = run(folder, arguments);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    rmdir(folder);
    return code;
}

// Until somebody ends it by a signal.
static int mount_only(size_t offset)
{
    char *folder = temporary_folder("mount");
    sigset_t ending;
    int signal = 0;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGHUP);
    const pid_t server = mount_image(offset, folder);
    if (server == 0) {
        rmdir(folder);
        die("cannot be mounted here: /dev/fuse or fusermount3 is missing");
    }
    sigprocmask(SIG_BLOCK, &ending, NULL);
    puts(folder);
    fflush(stdout);
    sigwait(&ending, &signal);
    kill(server, SIGTERM);
    waitpid(server, NULL, 0);
    rmdir(folder);
    return 0;
}

static const char help[]
    = "Options of an AppImage; all others go to the program in it.\n"
      "  --appimage-extract          unpack into the folder squashfs-root\n"
      "  --appimage-extract-and-run  unpack into a temporary folder, run, remove it; also when\n"
      "                              APPIMAGE_EXTRACT_AND_RUN is 1, and when it cannot be mounted\n"
      "  --appimage-mount            mount, print where, and wait for Ctrl+C\n"
      "  --appimage-offset           print where in this file the image begins\n"
      "  --appimage-help             this text\n";

int main(int count, char **arguments)
{
    const ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length <= 0) {
        fputs("AppImage: /proc is not mounted\n", stderr);
        return 127;
    }
    const size_t offset = image_offset();
    const char *first = count > 1 ? arguments[1] : "";
    const char *asked = getenv("APPIMAGE_EXTRACT_AND_RUN");
    if (strcmp(first, "--appimage-offset") == 0) {
        printf("%zu\n", offset);
        return 0;
    }
    if (strcmp(first, "--appimage-help") == 0) {
        fputs(help, stdout);
        return 0;
    }
    if (strcmp(first, "--appimage-extract") == 0) {
        if (mkdir("squashfs-root", 0755) != 0)
            die("cannot make the folder squashfs-root; is it there already?");
        unpack(offset, "squashfs-root");
        return 0;
    }
    if (strcmp(first, "--appimage-mount") == 0)
        return mount_only(offset);
    if (strcmp(first, "--appimage-extract-and-run") == 0) {
        arguments[1] = arguments[0];
        return unpack_and_run(offset, arguments + 1);
    }
    if (strncmp(first, "--appimage-", 11) == 0) {
        fputs(help, stderr);
        return 2;
    }
    if (asked && strcmp(asked, "1") == 0)
        return unpack_and_run(offset, arguments);
    return mount_and_run(offset, arguments);
}
