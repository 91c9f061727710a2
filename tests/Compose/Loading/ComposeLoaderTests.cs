using DockerPS.Compose.Errors;
using DockerPS.Compose.Loading;

namespace DockerPS.Compose.Tests.Loading;

public class ComposeLoaderTests
{
    private const string Web = "services: { web: { image: web } }";

    [Theory]
    [InlineData("compose.yaml", "compose.yml")]
    [InlineData("compose.yml", "docker-compose.yml")]
    [InlineData("docker-compose.yml", "docker-compose.yaml")]
    public void The_first_of_the_known_names_is_used_and_the_other_is_reported(string first, string second)
    {
        using var folder = new ProjectFolder(first, Web, second, "services: { other: { image: other } }");
        var project = folder.Load();
        Assert.Equal([Path.Combine(folder.Path, first)], project.Files);
        Assert.Contains(second, Assert.Single(project.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_override_is_merged_and_files_are_searched_upwards()
    {
        using var folder = new ProjectFolder(
            "compose.yaml", Web, "compose.override.yml", "services: { web: { labels: [a=1] } }",
            "deep/er/x", "", "deep/.env", "COMPOSE_PROFILES=p");
        var project = folder.Load(options => options with { WorkingDirectory = Path.Combine(folder.Path, "deep", "er") });
        Assert.Equal("1", project.Services["web"].Labels["a"]);
        Assert.Equal(folder.Path, project.WorkingDirectory);
        Assert.Empty(project.Profiles);
    }

    [Fact]
    public void Without_a_file_the_names_are_told()
    {
        using var folder = new ProjectFolder();
        var fault = folder.Fault();
        Assert.Equal(ComposeFailure.FileNotFound, fault.Failure);
        Assert.Contains("compose.yaml", fault.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: from-file\n", "", "", "from-file")]
    [InlineData("name: From_File!\n", "", "", "from_file")]
    [InlineData("name: ${X:-y}\n", "", "", "y")]
    [InlineData("name: from-file\n", "from-environment", "", "from-environment")]
    [InlineData("name: from-file\n", "from-environment", "given", "given")]
    public void The_name_is_given_or_from_the_environment_or_from_the_file(string key, string environment, string given, string name)
    {
        using var folder = new ProjectFolder("compose.yaml", key + Web);
        if (environment.Length > 0)
        {
            folder.Environment["COMPOSE_PROJECT_NAME"] = environment;
        }

        Assert.Equal(name, folder.Load(options => options with { ProjectName = given }).Name);
    }

    [Fact]
    public void The_name_is_that_of_the_folder_otherwise()
    {
        using var folder = new ProjectFolder("My Project.1/compose.yaml", Web);
        var own = Path.Combine(folder.Path, "My Project.1");
        var project = folder.Load(options => options with { ProjectName = null, WorkingDirectory = own });
        Assert.Equal("myproject1", project.Name);
        Assert.Equal("myproject1_default", project.Networks["default"].Name);
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("-dash")]
    [InlineData("a b")]
    public void An_invalid_name_is_refused(string name)
    {
        using var folder = new ProjectFolder("compose.yaml", Web);
        Assert.Equal(ComposeFailure.ProjectName, folder.Fault(options => options with { ProjectName = name }).Failure);
    }

    [Fact]
    public void The_environment_goes_before_environment_files_and_later_files_before_earlier_ones()
    {
        using var folder = new ProjectFolder(
            "compose.yaml", "services: { web: { image: '$A $B $C' } }", ".env", "A=no\nB=no\nC=no",
            "one.env", "A=1\nB=1\nC=1", "two.env", "C=2");
        folder.Environment["A"] = "process";
        var project = folder.Load(options => options with { EnvironmentFiles = ["one.env", "two.env"] });
        Assert.Equal("process 1 2", project.Services["web"].Image);
        Assert.Equal(["one.env", "two.env"], project.EnvironmentFiles.Select(Path.GetFileName));
    }

    [Fact]
    public void The_variables_of_Compose_name_files_and_profiles()
    {
        using var folder = new ProjectFolder(
            "a.yaml", Web, "b.yaml", "services: { db: { image: '$X', profiles: [p] } }",
            "my.env", "X=db\nCOMPOSE_FILE=a.yaml|b.yaml\nCOMPOSE_PROFILES=o, p",
            ".env", "X=no");
        folder.Environment["COMPOSE_ENV_FILES"] = "my.env";
        folder.Environment["COMPOSE_PATH_SEPARATOR"] = "|";
        var project = folder.Load();
        Assert.Equal("db", project.Services["db"].Image);
        Assert.Equal(["o", "p"], project.Profiles);
    }

    [Fact]
    public void The_file_env_can_be_turned_off()
    {
        using var folder = new ProjectFolder("compose.yaml", "services: { web: { image: '${X:-default}' } }", ".env", "X=x");
        folder.Environment["COMPOSE_DISABLE_ENV_FILE"] = "1";
        Assert.Equal("default", folder.Load().Services["web"].Image);
        folder.Environment["COMPOSE_DISABLE_ENV_FILE"] = "perhaps";
        Assert.Equal(ComposeFailure.InvalidValue, folder.Fault().Failure);
    }

    [Fact]
    public void The_project_directory_decides_where_paths_start()
    {
        using var folder = new ProjectFolder(
            "files/compose.yaml", "services: { web: { image: '$X', volumes: ['./a:/a'], build: ./b } }",
            "base/.env", "X=base", "files/.env", "X=files");
        var project = folder.Load(options => options with
        {
            Files = ["files/compose.yaml"], ProjectDirectory = "base", ProjectName = null,
        });
        Assert.Equal("base", project.Name);
        Assert.Equal("base", project.Services["web"].Image);
        Assert.Equal(Path.Combine(folder.Path, "base", "a"), project.Services["web"].Volumes[0].Source);
        Assert.Equal(Path.Combine(folder.Path, "base", "b"), project.Services["web"].Build!.Context);
    }

    [Fact]
    public void Warnings_have_a_place_and_come_once_even_before_an_error()
    {
        using var folder = new ProjectFolder("compose.yaml", "version: '3'\nservices:\n  web: { image: '$X' }\n");
        List<string> warnings = [];
        Assert.Throws<ComposeFileException>(() => ComposeLoader.Load(folder.Options, warning => warnings.Add(warning.ToString())));
        Assert.Equal(
            [
                $"{folder.Path}/compose.yaml:3:17: The variable X is not set, and an empty string is used. "
                    + "Set it, or give a default like ${X:-}.",
                $"{folder.Path}/compose.yaml:1:1: The key 'version' is obsolete and has no effect. Remove it.",
            ],
            warnings);
    }

    [Fact]
    public void What_no_active_service_uses_is_left_out()
    {
        var project = ProjectFolder.Load(
            "services: { web: { image: x, volumes: ['data:/a'] }, no: { image: x, profiles: [p], networks: [n], volumes: ['more:/b'] } }\n"
            + "volumes: { data: , more: }\nnetworks: { n: }\nsecrets: { s: { file: x } }\n");
        Assert.Equal(["web"], project.Services.Keys);
        Assert.Equal(["no"], project.DisabledServices.Keys);
        Assert.Equal(["data"], project.Volumes.Keys);
        Assert.Equal(["default"], project.Networks.Keys);
        Assert.Empty(project.Secrets);
    }

    [Fact]
    public void Included_files_may_not_define_something_again()
    {
        using var folder = new ProjectFolder(
            "compose.yaml", "include: [a.yaml]\nservices: { web: { image: x } }", "a.yaml", "services: { web: { image: y } }");
        var fault = folder.Fault();
        Assert.Equal((ComposeFailure.Conflict, 1), (fault.Failure, fault.Line));
        Assert.Contains("a.yaml:1:13", fault.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_in_another_file_has_its_place_there()
    {
        using var folder = new ProjectFolder(
            "compose.yaml", Web, "compose.override.yaml", "services:\n  web:\n    portz: []\n",
            "sub/x.yaml", "services: { a: { imag: y } }");
        Assert.Equal($"{folder.Path}/compose.override.yaml:3:5: services.web has no key 'portz'.", folder.Fault().Message);
        Assert.Equal(
            $"{folder.Path}/sub/x.yaml:1:18: services.a has no key 'imag'.",
            folder.Fault(options => options with { Files = ["sub/x.yaml"] }).Message);
    }

    [Fact]
    public void A_secret_never_leaves_the_model()
    {
        using var folder = new ProjectFolder(
            "compose.yaml", "services: { web: { image: x, secrets: [s] } }\nsecrets: { s: { environment: TOKEN } }");
        folder.Environment["TOKEN"] = "hidden";
        var project = folder.Load();
        Assert.Equal("hidden", project.Secrets["s"].Content);
        Assert.DoesNotContain("hidden", Writing.WriterTests.AllTexts(project), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_an_included_file_is_not_in_the_template()
    {
        using var folder = new ProjectFolder(
            "compose.yaml", "include: [sub/compose.yaml]", "sub/compose.yaml",
            "services: { web: { image: x, secrets: [s] } }\nsecrets: { s: { environment: TOKEN } }", "sub/.env", "TOKEN=hidden");
        var template = ComposeLoader.LoadTemplate(folder.Options);
        Assert.DoesNotContain(
            "hidden", DockerPS.Compose.Writing.ComposeWriter.ToYaml(template) + DockerPS.Compose.Writing.ComposeWriter.ToJson(template),
            StringComparison.Ordinal);
    }
}
