using DockerPS.Engine.Archives;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Tests.Copy;

public sealed class CopyRulesTests
{
    private static readonly CopySource s_file = new("s", IsDirectory: false);
    private static readonly CopySource s_folder = new("s", IsDirectory: true);
    private static readonly CopySource s_contents = new("s/.", IsDirectory: true, AssertsDirectory: true, ContentsOnly: true);
    private static readonly CopyDestination s_missing = new("d", Exists: false, IsDirectory: false);
    private static readonly CopyDestination s_missingFolder = s_missing with { AssertsDirectory = true };
    private static readonly CopyDestination s_existingFile = new("d", Exists: true, IsDirectory: false);
    private static readonly CopyDestination s_existingFolder = new("d", Exists: true, IsDirectory: true);

    [Fact]
    public void A_file_becomes_what_is_missing() => Assert.Equal(CopyPlacement.Destination, Place(s_file, s_missing));

    [Fact]
    public void A_file_does_not_become_a_missing_folder() =>
        Assert.Equal(ArchiveFailure.FolderMissing, Assert.Throws<ArchiveException>(() => Place(s_file, s_missingFolder)).Failure);

    [Fact]
    public void A_file_goes_into_a_missing_folder_that_may_be_made() =>
        Assert.Equal(CopyPlacement.Inside, CopyRules.Place(s_file, s_missingFolder, several: false, force: true));

    [Fact]
    public void A_file_replaces_a_file() => Assert.Equal(CopyPlacement.Destination, Place(s_file, s_existingFile));

    [Fact]
    public void A_file_does_not_replace_a_file_that_is_called_a_folder() =>
        Refused(s_file, s_existingFile with { AssertsDirectory = true });

    [Fact]
    public void A_file_goes_into_a_folder() => Assert.Equal(CopyPlacement.Inside, Place(s_file, s_existingFolder));

    [Fact]
    public void A_folder_becomes_what_is_missing()
    {
        Assert.Equal(CopyPlacement.Destination, Place(s_folder, s_missing));
        Assert.Equal(CopyPlacement.Destination, Place(s_folder, s_missingFolder));
        Assert.Equal(CopyPlacement.Destination, Place(s_contents, s_missing));
    }

    [Fact]
    public void A_folder_does_not_replace_a_file()
    {
        Refused(s_folder, s_existingFile);
        Refused(s_contents, s_existingFile);
    }

    [Fact]
    public void A_folder_goes_into_a_folder() => Assert.Equal(CopyPlacement.Inside, Place(s_folder, s_existingFolder));

    [Fact]
    public void Contents_go_into_a_folder() => Assert.Equal(CopyPlacement.Contents, Place(s_contents, s_existingFolder));

    [Fact]
    public void A_file_that_is_called_a_folder_is_refused()
    {
        Refused(s_file with { AssertsDirectory = true }, s_existingFolder);
        Refused(s_file with { ContentsOnly = true }, s_existingFolder);
    }

    [Fact]
    public void Several_need_a_folder_that_exists_or_may_be_made()
    {
        Assert.Equal(CopyPlacement.Inside, CopyRules.Place(s_file, s_existingFolder, several: true, force: false));
        Assert.Equal(CopyPlacement.Inside, CopyRules.Place(s_folder, s_missing, several: true, force: true));
        Assert.Throws<ArchiveException>(() => CopyRules.Place(s_file, s_missing, several: true, force: false));
        Assert.Throws<ArchiveException>(() => CopyRules.Place(s_file, s_existingFile, several: true, force: true));
    }

    [Theory]
    [InlineData("/a/b", "/a/b", false, false)]
    [InlineData("a/b", "/a/b", false, false)]
    [InlineData("/a/b/", "/a/b", true, false)]
    [InlineData("/a/b/.", "/a/b", true, true)]
    [InlineData("/a/./b/../c", "/a/c", false, false)]
    [InlineData("/a/..", "/", true, true)]
    [InlineData("/../../a", "/a", false, false)]
    [InlineData("/", "/", true, true)]
    [InlineData(".", "/", true, true)]
    [InlineData("//a//b//", "/a/b", true, false)]
    public void A_path_of_a_container_is_read_as_the_engine_reads_it(string text, string path, bool asserts, bool contents)
    {
        var read = new UnixPath(text);
        Assert.Equal((path, asserts, contents), (read.Text, read.AssertsDirectory, read.ContentsOnly));
    }

    [Theory]
    [InlineData("a/b", true)]
    [InlineData("grün.txt", true)]
    [InlineData("a:b", false)]
    [InlineData("a\\b", false)]
    [InlineData("what?", false)]
    [InlineData("line\nbreak", false)]
    [InlineData("folder/trailing.", false)]
    [InlineData("trailing ", false)]
    [InlineData("folder/NUL", false)]
    [InlineData("con.txt", false)]
    [InlineData("COM1.log", false)]
    [InlineData("LPT²", false)]
    [InlineData("COMET", true)]
    [InlineData("console", true)]
    public void Windows_takes_only_names_that_it_can_have(string name, bool legal)
    {
        EntryName.RequireLegal(name, windows: false);
        var error = Record.Exception(() => EntryName.RequireLegal(name, windows: true));
        Assert.Equal(legal, error is null);
        Assert.True(error is null or ArchiveException { Failure: ArchiveFailure.Unsafe });
    }

    private static CopyPlacement Place(CopySource source, CopyDestination destination) =>
        CopyRules.Place(source, destination, several: false, force: false);

    private static void Refused(CopySource source, CopyDestination destination) =>
        Assert.Equal(ArchiveFailure.Destination, Assert.Throws<ArchiveException>(() => Place(source, destination)).Failure);
}
