namespace DockerPS.Operations;

/// <summary>Options of a copy.</summary>
/// <param name="Archive">Whether owners and groups are kept.</param>
/// <param name="FollowLink">Whether a symbolic link as the source is followed.</param>
/// <param name="Force">Whether missing parent folders of the destination are created.</param>
/// <param name="PassThru">Whether the created items are written.</param>
internal sealed record CopySettings(bool Archive, bool FollowLink, bool Force, bool PassThru);
