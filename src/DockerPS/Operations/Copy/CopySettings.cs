namespace DockerPS.Operations;

/// <summary>How items are copied.</summary>
/// <param name="Archive">Whether owners and groups are kept.</param>
/// <param name="FollowLink">Whether a symbolic link that is named as the source is followed.</param>
/// <param name="Force">Whether missing folders above the destination are made.</param>
/// <param name="PassThru">Whether what was made is written.</param>
internal sealed record CopySettings(bool Archive, bool FollowLink, bool Force, bool PassThru);
