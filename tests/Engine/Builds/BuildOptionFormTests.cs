using DockerPS.Engine.Builds;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>The forms of buildx's options, with the values of its own parsers.</summary>
public sealed class BuildOptionFormTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("user/app", "registry ref=user/app")]
    [InlineData("ref1,ref2", "registry ref=ref1; registry ref=ref2")]
    [InlineData("type=registry,ref=user/app:cache,mode=max", "registry mode=max ref=user/app:cache")]
    [InlineData("type=local,src=path/to/cache", "local src=path/to/cache")]
    [InlineData("TYPE=inline", "inline")]
    [InlineData("type=gha,url=http://a/?b=c", "gha url=http://a/?b=c")]
    [InlineData("type=registry,\"ref=a,b\"", "registry ref=a,b")]
    [InlineData("type=registry,\"ref=a\"\"b\"", "registry ref=a\"b")]
    [InlineData("type=inline\n", "inline")]
    public void A_cache_is_read(string text, string expected) => Assert.Equal(
        expected,
        string.Join("; ", BuildCacheEntry.Parse(text).Select(entry => Show(entry.Type, entry.Attributes))));

    [Theory]
    [InlineData("test=test", "'test=test' has no type. Add one, like type=registry.")]
    [InlineData("type=", "'type=' has no type. Add one, like type=registry.")]
    [InlineData("type=registry,ref", "'ref' in 'type=registry,ref' has no value. Write each part as key=value.")]
    [InlineData("ref1,", "'ref1,' has an empty name. Remove the comma next to it.")]
    [InlineData("type=registry,", "'' in 'type=registry,' has no value. Write each part as key=value.")]
    [InlineData("type=a\"b", "'type=a\"b' has a quotation mark within a part. Put the whole part in quotation marks, and double it.")]
    [InlineData("\"type=a", "'\"type=a' has a part whose quotation marks do not match. Close them at its end.")]
    [InlineData("\"type=a\"b", "'\"type=a\"b' has a part whose quotation marks do not match. Close them at its end.")]
    public void A_wrong_cache_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => BuildCacheEntry.Parse(text)).Message);

    [Theory]
    [InlineData("out", "local", "out", BuildOutputTarget.Folder, "")]
    [InlineData("-", "tar", "-", BuildOutputTarget.File, "")]
    [InlineData("dest=out", "local", "dest=out", BuildOutputTarget.Folder, "")]
    [InlineData("type=local,dest=out,mode=delete", "local", "out", BuildOutputTarget.Folder, "mode=delete")]
    [InlineData("Type=tar, dest=-", "tar", "-", BuildOutputTarget.File, "")]
    [InlineData("type=tar", "tar", "-", BuildOutputTarget.File, "")]
    [InlineData("type=oci", "oci", "-", BuildOutputTarget.File, "")]
    [InlineData("type=oci,dest=out,tar=false", "oci", "out", BuildOutputTarget.Store, "tar=false")]
    [InlineData("type=oci,dest=out,tar=maybe", "oci", "out", BuildOutputTarget.File, "tar=maybe")]
    [InlineData("type=docker", "docker", "", BuildOutputTarget.Engine, "")]
    [InlineData("type=docker,dest=out.tar", "docker", "out.tar", BuildOutputTarget.File, "")]
    [InlineData("type=image,name=a,push=true", "image", "", BuildOutputTarget.Engine, "name=a push=true")]
    [InlineData("type=registry", "registry", "", BuildOutputTarget.Engine, "")]
    [InlineData("type=cacheonly", "cacheonly", "", BuildOutputTarget.Engine, "")]
    [InlineData("type=image,\"name=a,b\"", "image", "", BuildOutputTarget.Engine, "name=a,b")]
    public void An_output_is_read(string text, string type, string destination, BuildOutputTarget target, string attributes)
    {
        var output = BuildOutput.Parse(text);
        Assert.Equal((type, destination, target), (output.Type, output.Destination, output.Target));
        Assert.Equal(attributes, Show("", output.Attributes).TrimStart());
        Assert.Equal(output.ToString(), BuildOutput.Parse(output.ToString()).ToString());
    }

    [Theory]
    [InlineData("type=image,push=true", true)]
    [InlineData("type=image,push=1", true)]
    [InlineData("type=image,push=yes", false)]
    [InlineData("type=image", false)]
    [InlineData("type=registry", true)]
    [InlineData("type=oci,push=true", false)]
    public void An_output_is_pushed_or_not(string text, bool expected) => Assert.Equal(expected, BuildOutput.Parse(text).IsPushed);

    [Theory]
    [InlineData("", "The value is empty. Write it like type=registry,ref=registry.example.com/app.")]
    [InlineData("type=", "'type=' has no type. Add one, like type=local.")]
    [InlineData("dest=out,mode=delete", "'dest=out,mode=delete' has no type. Add one, like type=local.")]
    [InlineData("type=local", "'type=local' has no folder to write to. Add one, like dest=out.")]
    [InlineData("type=local,dest=-", "'type=local,dest=-' cannot be written to the standard output. Name a folder, like dest=out.")]
    [InlineData("type=oci,tar=false", "'type=oci,tar=false' has no folder to write to. Add one, like dest=out.")]
    [InlineData("type=tar,out", "'out' in 'type=tar,out' has no value. Write each part as key=value.")]
    public void A_wrong_output_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => BuildOutput.Parse(text)).Message);

    [Theory]
    [InlineData("type=provenance,mode=max", "type=provenance,mode=max")]
    [InlineData("type=sbom", "type=sbom")]
    [InlineData(" TYPE =sbom, Disabled =1", "type=sbom,disabled=true")]
    [InlineData("type=sbom,disabled=false", "type=sbom")]
    [InlineData("type=sbom,generator=scan,\"FOO=bar,baz\",Hello=World", "type=sbom,\"FOO=bar,baz\",Hello=World,generator=scan")]
    public void An_attestation_is_read(string text, string expected) =>
        Assert.Equal(expected, BuildAttestation.Parse(text).ToString());

    [Theory]
    [InlineData("false", "type=provenance,disabled=true")]
    [InlineData("0", "type=provenance,disabled=true")]
    [InlineData("true", "type=provenance")]
    [InlineData("mode=max,version=v1", "type=provenance,mode=max,version=v1")]
    public void A_short_attestation_is_read(string text, string expected) =>
        Assert.Equal(expected, BuildAttestation.Parse("provenance", text).ToString());

    [Theory]
    [InlineData("mode=max", "'mode=max' has no type. Add type=provenance or type=sbom.")]
    [InlineData("type=sbom,disabled=no", "'no' in 'type=sbom,disabled=no' is not a truth value. Write true or false.")]
    [InlineData("type=sbom,max", "'max' in 'type=sbom,max' has no value. Write each part as key=value.")]
    public void A_wrong_attestation_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => BuildAttestation.Parse(text)).Message);

    [Theory]
    [InlineData("a=b", "annotation.a=b")]
    [InlineData("com.example=a", "annotation.com.example=a")]
    [InlineData("url=https://example.com?a=b", "annotation.url=https://example.com?a=b")]
    [InlineData("a=", "annotation.a=")]
    [InlineData("manifest:com.example=a", "annotation-manifest.com.example=a")]
    [InlineData("manifest[plat/form]:com.example=a", "annotation-manifest[plat/form].com.example=a")]
    [InlineData("index,manifest:com.example=a", "annotation-index.com.example=a; annotation-manifest.com.example=a")]
    [InlineData("index,manifest[linux/arm64/v8]:k=a", "annotation-index.k=a; annotation-manifest[linux/arm64/v8].k=a")]
    [InlineData("index-descriptor[linux/amd64]:k=a", "annotation-index-descriptor.k=a")]
    [InlineData("manifest-descriptor[linux/arm]:k=a", "annotation-manifest-descriptor[linux/arm].k=a")]
    public void An_annotation_is_read(string text, string expected) => Assert.Equal(
        expected,
        string.Join("; ", BuildAnnotation.Parse(text).Select(annotation => $"{annotation.Attribute}={annotation.Value}")));

    [Theory]
    [InlineData("a")]
    [InlineData("=b")]
    [InlineData("bad:com.example=a")]
    [InlineData(":com.example=a")]
    [InlineData("manifest[]:k=a")]
    [InlineData("manifest,:k=a")]
    [InlineData("manifest[a/b/c/d]:k=a")]
    [InlineData("Manifest:k=a")]
    public void A_wrong_annotation_is_refused(string text) => Assert.Throws<FormatException>(() => BuildAnnotation.Parse(text));

    [Theory]
    [InlineData("app=out", "app", "out", true)]
    [InlineData("app:latest=out", "app", "out", true)]
    [InlineData("docker.io/library/alpine:3=docker-image://alpine:3.20", "alpine:3", "docker-image://alpine:3.20", false)]
    [InlineData("src=https://example.com/a.git#main", "src", "https://example.com/a.git#main", false)]
    [InlineData("src=git@example.com:a/b.git", "src", "git@example.com:a/b.git", false)]
    [InlineData("src=github.com/moby/moby", "src", "github.com/moby/moby", false)]
    [InlineData("src=./github.com/moby", "src", "./github.com/moby", true)]
    [InlineData("src=a=b", "src", "a=b", true)]
    public void A_named_context_is_read(string text, string name, string source, bool isFolder)
    {
        var context = BuildNamedContext.Parse(text);
        Assert.Equal((name, source, isFolder), (context.Name, context.Source, context.IsFolder));
    }

    [Theory]
    [InlineData("app")]
    [InlineData("APP=out")]
    [InlineData("=out")]
    [InlineData("app=oci-layout://")]
    [InlineData("app=oci-layout://:1")]
    [InlineData("app=oci-layout://folder@sha256:12")]
    [InlineData("app=oci-layout://folder@sha256:../../../../../../../../../../../../../../../../../../../../../../../x")]
    public void A_wrong_named_context_is_refused(string text) => Assert.Throws<FormatException>(() => BuildNamedContext.Parse(text));

    [Theory]
    [InlineData("folder", "folder", null, false)]
    [InlineData("folder:1.0", "folder", "1.0", false)]
    [InlineData("/a/folder@DIGEST", "/a/folder", null, true)]
    [InlineData("./folder:latest@DIGEST", "./folder", "latest", true)]
    [InlineData("a:b/folder", "a:b/folder", null, false)]
    [InlineData("a:b:c", "a:b", "c", false)]
    [InlineData("a@b/folder@c", "a@b/folder@c", null, false)]
    [InlineData(@"C:\folder:1", @"C:\folder", "1", false)]
    [InlineData("C:folder", "C:folder", null, false)]
    public void An_image_in_a_folder_is_read(string text, string folder, string? tag, bool hasDigest)
    {
        var digest = $"sha256:{new string('a', 64)}";
        var context = BuildNamedContext.Parse($"app=oci-layout://{text.Replace("DIGEST", digest, StringComparison.Ordinal)}");
        Assert.Equal(new(folder, tag, ContentDigest.TryParse(hasDigest ? digest : null)), context.Layout);
        Assert.False(context.IsFolder);
    }

    [Theory]
    [InlineData("network.host", true)]
    [InlineData("security.insecure", true)]
    [InlineData("device", true)]
    [InlineData("device=vendor.com/device=foo", true)]
    [InlineData("network.host=1", false)]
    [InlineData("network", false)]
    public void A_privilege_exists_or_not(string text, bool exists)
    {
        if (exists)
        {
            Assert.Equal(text, BuildEntitlement.Parse(text));
        }
        else
        {
            Assert.Throws<FormatException>(() => BuildEntitlement.Parse(text));
        }
    }

    private static string Show(string type, IReadOnlyDictionary<string, string> attributes) => string.Join(
        ' ', [type, .. attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")]);
}
